"""Every wrong answer that we know is caught, and every right one in another style passes.

An answer is a file ``CHAPTER/EXERCISE/wrong/NAME.py`` or ``.../right/NAME.py``. It is checked as
a learner's file is: beside the untouched other stubs, by the checks of its exercise. A wrong one
says in its first lines which verdict it must get, and may name the check that must give it:

    # verdict: race
    # check: test_no_deposit_is_lost

pytest runs inside of this pytest, so that the checks are imported once and one cell serves all.
A wrong answer that names its checks is run through these; with ``ANSWERS=thorough`` in the
environment through all checks of its exercise, and the text of each that fails is measured.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ANSWERS = Path(__file__).parent
EXERCISES = ANSWERS.parents[1] / "exercises"
THOROUGH = os.environ.get("ANSWERS") == "thorough"
MOST_LINES = 30
MOST_COLUMNS = 80
FOUND = sorted(ANSWERS.glob("*/*/wrong/*.py")) + sorted(ANSWERS.glob("*/*/right/*.py"))


@dataclass(frozen=True)
class Checked:
    """What one check said about an answer."""

    name: str
    passed: bool
    verdict: str
    text: str


class Listener:
    """Takes down what the checks report."""

    def __init__(self) -> None:
        self.checks: list[Checked] = []
        self.other: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        facts: dict[str, Any] = dict(report.user_properties)
        if report.when == "call" and "kit.verdict" in facts:
            name = report.nodeid.partition("::")[2].partition("[")[0]
            text = report.longreprtext
            self.checks.append(Checked(name, report.passed, facts["kit.verdict"], text))
        elif not report.passed:
            self.other.append(f"{report.nodeid}, {report.when}: {report.longreprtext}")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.other.append(f"{report.nodeid}: {report.longreprtext}")


def facts_of(answer: Path, name: str) -> list[str]:
    """The words after ``# name:`` in the comments at the top of the answer."""
    head = re.match(r"(?:#.*\n)*", answer.read_text(encoding="utf-8"))
    found = re.search(rf"^# {name}:(.*)$", head.group() if head else "", re.MULTILINE)
    return [word.strip() for word in found.group(1).split("|")] if found else []


def submission_with(answer: Path, folder: Path) -> Path:
    """A submission of one chapter: its stubs as they came, and the answer in its place."""
    exercise, chapter = answer.parents[1].name, answer.parents[2].name
    made = folder / "submission"
    (made / chapter).mkdir(parents=True)
    for file in (EXERCISES / chapter).glob("*.py"):
        if not file.name.startswith("test_"):
            (made / chapter / file.name).write_bytes(file.read_bytes())
    (made / chapter / f"{exercise}.py").write_bytes(answer.read_bytes())
    return made


def checked(answer: Path, folder: Path) -> list[Checked]:
    """Run the checks of the exercise, or those that the answer names, on the answer."""
    tests = EXERCISES / answer.parents[2].name / f"test_{answer.parents[1].name}.py"
    named = [] if THOROUGH else facts_of(answer, "check")
    chosen = [f"{tests}::{name}" for name in named] or [str(tests)]
    made = submission_with(answer, folder)
    options = [
        *("--submission", str(made), "--rootdir", str(EXERCISES.parent)),
        *("-q", "--color=no", "--tb=line", "-p", "no:cacheprovider", "-p", "no:xdist"),
        *("-p", "no:unraisableexception"),  # it collects garbage five times at each end
    ]
    listener = Listener()
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        pytest.main([*chosen, *options], plugins=[listener])
    assert not listener.other, "\n".join(listener.other)
    assert listener.checks, printed.getvalue()
    return listener.checks


def words(checks: list[Checked]) -> str:
    return "\n".join(f"{each.name}: {each.verdict}\n{each.text}" for each in checks)


def assert_readable(check: Checked) -> None:
    lines = check.text.splitlines()
    assert len(lines) <= MOST_LINES, f"{check.name}: {len(lines)} lines\n{check.text}"
    assert max(map(len, lines)) <= MOST_COLUMNS, f"{check.name} is too wide\n{check.text}"
    assert "Traceback" not in check.text, check.text


@pytest.mark.parametrize(
    "answer", FOUND, ids=lambda answer: answer.relative_to(ANSWERS).with_suffix("").as_posix()
)
def test_answer(answer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(MOST_COLUMNS))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # a third of what a session costs
    checks = checked(answer, tmp_path)
    failing = [each for each in checks if not each.passed]
    if answer.parent.name == "right":
        assert not failing, words(failing)
        return
    verdicts, named = facts_of(answer, "verdict"), facts_of(answer, "check")
    assert verdicts, f"{answer} names no verdict"
    assert set(named) <= {each.name for each in checks}, f"{answer} names an unknown check: {named}"
    hits = [each for each in failing if each.name in named or not named]
    assert any(each.verdict in verdicts for each in hits), (
        f"expected {verdicts} from {named or 'a check'}\n{words(failing) or 'every check passed'}"
    )
    assert "kit-error" not in {each.verdict for each in failing}, words(failing)
    for check in failing:
        assert_readable(check)


def test_every_exercise_has_answers_of_both_kinds() -> None:
    """Of the chapters that have answers at all: six wrong ones and three right ones."""
    for chapter in {answer.parents[2] for answer in FOUND}:
        stubs = {
            file.stem.removeprefix("test_") for file in (EXERCISES / chapter.name).glob("test_*.py")
        }
        solved = {stub for stub in stubs if not _has_todo(EXERCISES / chapter.name / f"{stub}.py")}
        for stub in stubs - solved:
            wrong = len(list((chapter / stub / "wrong").glob("*.py")))
            right = len(list((chapter / stub / "right").glob("*.py")))
            assert (wrong >= 6, right >= 3) == (True, True), f"{stub}: {wrong} wrong, {right} right"


def _has_todo(stub: Path) -> bool:
    tree = ast.parse(stub.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.Raise) for node in ast.walk(tree))
