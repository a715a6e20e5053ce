"""A small course in a folder of its own, checked by pytest inside pytest."""

from __future__ import annotations

import textwrap
from pathlib import Path

import cloudpickle  # noqa: F401 - imported once, not again for each run inside
import hypothesis  # noqa: F401 - the same
import pytest

REPO = Path(__file__).parents[2]

FIRST = '''
def double(n):
    """Twice n."""
    return 2 * n
'''
STUB = '''
"""Add up."""


def total(numbers):
    """Their sum."""
    raise NotImplementedError("TODO: add")  # TODO
'''
STUB_OF_CLASS = '''
"""Keep money."""

import threading


class Account:
    """Starts at 0."""

    def __init__(self):
        raise NotImplementedError("TODO: start")  # TODO

    def deposit(self, n):
        raise NotImplementedError("TODO: deposit")  # TODO
'''
TEST_FIRST = '''
from kit import points


def twice(first, n):
    return first.double(n)


@points(2)
def test_it_doubles(submission):
    """Twice the number."""
    assert submission.run(twice, 4).value == 8
'''
TEST_TOTAL = '''
from hypothesis import given, strategies as st
from kit import points


def added(total, *numbers):
    return total.total(numbers)


@points(2)
@given(a=st.integers(1, 50), b=st.integers(1, 50))
def test_two_numbers(submission, a, b):
    """The sum of two numbers."""
    assert submission.run(added, a, b).value == a + b


@given(a=st.integers(1, 50))
@points(3)
def test_one_number(submission, a):
    """A number alone is its own sum."""
    for outcome in submission.every_schedule(added, a):
        assert outcome.value == a
'''
TEST_ACCOUNT = """
def deposits(account, n):
    one = account.Account()
    one.deposit(n)
    return one.balance


def test_a_deposit_is_kept(submission):
    for outcome in submission.every_schedule(deposits, 5):
        assert outcome.value == 5
"""
STUB_OF_ONE = """
def it():
    raise NotImplementedError("TODO: one")  # TODO
"""
TEST_ONE = """
def one(stub):
    return stub.it()


def test_it_is_one(submission):
    assert submission.run(one).value == 1
"""


def exercise(name: str, kind: str = "build") -> str:
    return f"""
[[exercise]]
name = "{name}"
kind = "{kind}"
file = "{name}.py"
tests = "test_{name}.py"
minutes = 10
goal = "The goal of {name}."
hints = ["one", "two", "three"]
"""


def chapter(number: int, title: str, *exercises: str) -> str:
    return f'title = "{title}"\nnumber = {number}\nminutes = 30\n' + "".join(exercises)


def is_of_board(line: str) -> bool:
    return line.startswith(("todo  ", "fail  ", "done  ", "skip  "))


class SampleCourse:
    """The files of a course, and how to run it."""

    def __init__(self, pytester):
        self.pytester = pytester
        self.root = pytester.path / "exercises"
        self.repo = REPO
        self.conftest = (REPO / "conftest.py").read_text()
        fake = (Path(__file__).parent / "fake_cell.py").read_text()
        pytester.makeconftest(f"{self.conftest}\n{fake}")
        pytester.makeini(f"[pytest]\naddopts = --import-mode=importlib\npythonpath = {REPO}\n")

    def with_real_cells(self):
        self.pytester.makeconftest(self.conftest)
        return self

    def write(self, name: str, text: str) -> Path:
        path = self.pytester.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip("\n"))
        return path

    def fill(self):
        self.write(
            "exercises/01_sums/chapter.toml",
            chapter(1, "Sums", exercise("first", "use"), exercise("total")),
        )
        self.write("exercises/01_sums/first.py", FIRST)
        self.write("exercises/01_sums/test_first.py", TEST_FIRST)
        self.write("exercises/01_sums/total.py", STUB)
        self.write("exercises/01_sums/test_total.py", TEST_TOTAL)
        self.write("exercises/02_money/chapter.toml", chapter(2, "Money", exercise("account")))
        self.write("exercises/02_money/account.py", STUB_OF_CLASS)
        self.write("exercises/02_money/test_account.py", TEST_ACCOUNT)
        return self

    def add_chapter(self, number: int, title: str, *stubs: str) -> None:
        folder = f"exercises/{number:02}_{title.lower()}"
        self.write(f"{folder}/chapter.toml", chapter(number, title, *map(exercise, stubs)))
        for stub in stubs:
            self.write(f"{folder}/{stub}.py", STUB_OF_ONE)
            self.write(f"{folder}/test_{stub}.py", TEST_ONE)

    def solve(self, folder: str = "exercises"):
        self.write(f"{folder}/01_sums/first.py", FIRST)
        self.write(f"{folder}/01_sums/total.py", "def total(numbers):\n    return sum(numbers)\n")
        self.write(
            f"{folder}/02_money/account.py",
            """
            class Account:
                balance = 0

                def deposit(self, n):
                    self.balance += n
            """,
        )
        return self

    def run(self, *args: str):
        return self.pytester.runpytest_inprocess("-p", "no:cacheprovider", *args)


@pytest.fixture
def empty_course(pytester, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    return SampleCourse(pytester)


@pytest.fixture
def course(empty_course):
    return empty_course.fill()


def board_of(result) -> list[str]:
    """The lines after pytest's own list of letters, without its last line."""
    lines = [line.rstrip() for line in result.outlines]
    start = next(number for number, line in enumerate(lines) if is_of_board(line))
    return lines[start:-1]


@pytest.fixture
def board():
    return board_of


@pytest.fixture
def texts_of():
    """The texts of the failing checks, by the name of the check, as they stand on the reports."""

    def texts(result) -> dict[str, str]:
        failed = [each for each in result.reprec.getreports() if each.failed]
        return {each.nodeid.rpartition("::")[2]: str(each.longrepr) for each in failed}

    return texts


@pytest.fixture
def verdicts_of():
    """The verdicts by the name of the check, as they travel on the reports."""

    def verdicts(result) -> dict[str, str]:
        reports = result.reprec.getreports("pytest_runtest_logreport")
        return {
            each.nodeid.rpartition("::")[2]: dict(each.user_properties)["kit.verdict"]
            for each in reports
            if "kit.verdict" in dict(each.user_properties)
        }

    return verdicts
