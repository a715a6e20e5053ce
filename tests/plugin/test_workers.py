"""Spread over workers, a run gives the same verdicts and the same texts."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from kit import pytest_plugin
from kit.pytest_plugin.check import SETTINGS
from kit.pytest_plugin.failure import Page

pytest_plugins = ["pytester"]

WRONG = """
class Account:
    balance = 0

    def deposit(self, n):
        self.balance = self.balnce + n
"""


def screen(result) -> list[str]:
    """What is printed, without pytest's own head and last line."""
    lines = [line.rstrip() for line in result.outlines]
    return lines[lines.index("") :][:-1]


def after_letters(lines: list[str]) -> list[str]:
    """Letters come in the order in which the checks end."""
    start = next(number for number, line in enumerate(lines) if line.endswith("[100%]"))
    return lines[start + 1 :]


def fill(course, answers: str) -> None:
    if answers == "wrong":
        course.write("exercises/02_money/account.py", WRONG)
        course.write("exercises/01_sums/total.py", "def total(numbers):\n    return 0\n")
    if answers == "right":
        course.solve()


@pytest.mark.parametrize("answers", ["untouched", "wrong", "right"])
def test_the_same_text_and_exit_status(course, answers):
    fill(course, answers)
    alone = course.run("exercises", "-p", "xdist")
    spread = course.run("exercises", "-n", "2")
    assert after_letters(screen(spread)) == after_letters(alone.outlines[:-1])
    assert spread.ret == alone.ret


def test_the_same_text_at_another_width(course, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    fill(course, "wrong")
    alone = course.run("exercises")
    spread = course.run("exercises", "-n", "2")
    assert after_letters(screen(spread)) == after_letters(alone.outlines[:-1])


def test_a_worker_is_told_how_wide_the_terminal_is():
    """Both read COLUMNS; without it only one of them has a terminal to ask."""
    settings = SimpleNamespace(page=Page(60, ascii=True))
    node = SimpleNamespace(config=SimpleNamespace(stash={SETTINGS: settings}), workerinput={})
    pytest_plugin.pytest_configure_node(node)
    worker = SimpleNamespace(workerinput=node.workerinput)
    assert pytest_plugin._page(worker) == settings.page


def test_from_a_subfolder_with_a_relative_submission(course, monkeypatch):
    course.solve("solutions")
    monkeypatch.chdir(course.root)
    result = course.run("01_sums", "--submission", "../solutions", "-n", "2")
    assert result.ret == pytest.ExitCode.OK
    assert "2 of 2 exercises done, 7 of 7 points" in result.outlines


def test_a_part_is_called_a_part(course):
    result = course.run("exercises", "-n", "2", "-k", "one_number")
    assert "Only a part of the checks was run." in result.outlines


def test_a_wrong_chapter_file_is_refused_once(course):
    path = course.root / "01_sums/chapter.toml"
    path.write_text(path.read_text().replace('kind = "use"', 'kind = "play"'))
    result = course.run("exercises", "-n", "2")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert result.stderr.str().count("[[exercise]] first: kind must be one of") == 1


def test_a_worker_that_dies_keeps_its_place_in_the_sum(course):
    course.solve()
    course.write(
        "exercises/02_money/test_account.py",
        """
        import os

        def test_a_deposit_is_kept(submission):
            os._exit(3)
        """,
    )
    result = course.run("exercises", "-n", "2")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert any(line.startswith("2 of 3 exercises done, 7 of 8 points") for line in result.outlines)
