"""A tiny course of two exercises, a class of six, and how to grade it in this process."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path

import cloudpickle  # noqa: F401 - imported once, not again for each run inside
import hypothesis  # noqa: F401 - the same
import pytest

from kit.grader.run import Run, Settings, Watch

REPO = Path(__file__).parents[2]

CHAPTER = """
title = "Money"
number = 1
minutes = 30
"""
EXERCISE = """
[[exercise]]
name = "{0}"
kind = "build"
file = "{0}.py"
tests = "test_{0}.py"
minutes = 10
goal = "The goal of {0}."
hints = ["look at {0}", "look closer", "this is it"]
"""
STUB = '''
def total(numbers):
    """Their sum."""
    raise NotImplementedError("TODO: add")  # TODO
'''
TEST_TOTAL = '''
from kit import points


def added(total, *numbers):
    return total.total(numbers)


@points(2)
def test_two_numbers(submission):
    """The sum of two numbers."""
    assert submission.run(added, 2, 3).value == 5


def test_no_number(submission):
    """The sum of nothing is 0."""
    assert submission.run(added).value == 0
'''
TEST_COUNTER = '''
from kit import points, together


def two_steps(counter):
    one = counter.Counter()
    together(one.step, one.step)
    return one.count


@points(3)
def test_no_step_is_lost(submission):
    """Two steps at the same time are both counted."""
    for outcome in submission.every_schedule(two_steps):
        assert outcome.value == 2
'''
RIGHT_TOTAL = "def total(numbers):\n    return sum(numbers)\n"
WRONG_TOTAL = "def total(numbers):\n    return sum(numbers) or 1\n"
RIGHT_COUNTER = """
import threading


class Counter:
    def __init__(self):
        self.count = 0
        self.lock = threading.Lock()

    def step(self):
        with self.lock:
            self.count += 1
"""
RACY_COUNTER = """
class Counter:
    count = 0

    def step(self):
        self.count += 1
"""


def right() -> dict[str, str]:
    return {"01_money/total.py": RIGHT_TOTAL, "01_money/counter.py": RIGHT_COUNTER}


def zip_of(path: Path, files: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)


def tar_of(path: Path, files: dict[str, str]) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for name, text in files.items():
            data = text.encode()
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


class Room:
    """A folder with a course, a class and grades."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.repo = REPO
        self.course = path / "course"
        self.place = path / "class"
        self.out = path / "grades"
        self.place.mkdir()

    def write(self, name: str, text: str) -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def write_course(self) -> None:
        text = CHAPTER + EXERCISE.format("total") + EXERCISE.format("counter")
        self.write("course/01_money/chapter.toml", text)
        self.write("course/01_money/total.py", STUB)
        self.write("course/01_money/counter.py", STUB.replace("total", "counter"))
        self.write("course/01_money/test_total.py", TEST_TOTAL)
        self.write("course/01_money/test_counter.py", TEST_COUNTER)
        self.write("conftest.py", (REPO / "conftest.py").read_text())
        self.write(
            "pytest.ini", f"[pytest]\naddopts = --import-mode=importlib\npythonpath = {REPO}\n"
        )

    def hand_in(self, student: str, files: dict[str, str]) -> None:
        for name, text in files.items():
            self.write(f"class/{student}/{name}", text)

    def fill(self) -> None:
        """One of each kind: right, racy, wrong, broken, untouched, and a missing file."""
        self.hand_in("ana", {f"exercises/{name}": text for name, text in right().items()})
        racy = {"01_money/total.py": RIGHT_TOTAL, "01_money/counter.py": RACY_COUNTER}
        zip_of(self.place / "Ben Őry.zip", racy)
        tar_of(self.place / "陳大文.tar.gz", {"01_money/total.py": WRONG_TOTAL})
        self.hand_in("dan", {"total.py": "def total(:\n", "counter.py": RIGHT_COUNTER})
        self.hand_in("eve", {"total.py": STUB, "counter.py": STUB})
        self.write("class/fay_total.py", RIGHT_TOTAL)

    def settings(self, **options) -> Settings:
        """In this process, so that a test stays fast."""
        given = {"place": self.place, "out": self.out, "course": self.course, "jobs": 0}
        return Settings(**{**given, **options})

    def grade(self, watch: Watch | None = None, **options):
        return Run(self.settings(**options), watch).execute()

    def plain(self, student: str) -> dict:
        book = json.loads((self.out / "grades.json").read_text())
        return next(each for each in book["students"] if each["student"]["id"] == student)

    def points(self) -> dict[str, float]:
        book = json.loads((self.out / "grades.json").read_text())
        return {each["student"]["id"]: each["points"] for each in book["students"]}

    def verdicts(self, student: str) -> list[str]:
        exercises = self.plain(student)["exercises"]
        return [check["verdict"] for each in exercises for check in each["checks"]]

    def bytes(self) -> dict[str, bytes]:
        """Every file but the journal, which is written as results come."""
        return {
            path.relative_to(self.out).as_posix(): path.read_bytes()
            for path in sorted(self.out.rglob("*"))
            if path.is_file() and path.name != "journal.jsonl"
        }


@pytest.fixture
def empty_room(tmp_path):
    return Room(tmp_path)


@pytest.fixture
def room(empty_room):
    empty_room.write_course()
    empty_room.fill()
    return empty_room
