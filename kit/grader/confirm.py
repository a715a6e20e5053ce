"""One check on one submission: run, and run again if it failed. What does not repeat is told.

A failure that has a schedule is replayed first, which is quick; when that does not fail (the
schedule may fit only the inputs that Hypothesis found), the whole check is run again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, Final

import pytest

from kit.grader.model import Result
from kit.pytest_plugin.check import CHECK, SETTINGS
from kit.pytest_plugin.options import Replay
from kit.pytest_plugin.scoreboard import facts_of

SURE: Final = ("passed", "not-started")
"""Needs no second run: a pass is a pass, and an untouched stub is told from its text."""
PATIENCE: Final = 2.0
"""Times the deadline, for the second look at the first check of an exercise that hung."""


@dataclass(frozen=True, slots=True)
class Look:
    """One run of a check."""

    verdict: str
    text: str = ""
    trace: str = ""
    schedule: str = ""
    schedules: int = 0
    complete: bool = True


class Judge:
    """Runs checks by the protocol of pytest and listens to their reports."""

    def __init__(self) -> None:
        self._heard: list[pytest.TestReport] = []
        self.traces: dict[str, str] = {}
        self.seconds: dict[str, float] = {}
        self._hung: object = None

    def hear(self, report: pytest.TestReport) -> None:
        """A report of the check that runs."""
        if facts_of(report):
            self._heard.append(report)

    def result(
        self, item: pytest.Item, following: pytest.Item | None, check: str, exercise: str
    ) -> Result:
        """The verdict of the first run, when the others say that it stands.

        A fault of the kit that does not come again leaves its trace in the journal, and nothing
        in the grade: another run may not have it.
        """
        begin = time.perf_counter()
        first = self._look(item, following)
        looks = [first]
        if first.verdict == "kit-error":
            self.traces[check] = first.trace
            first = self._look(item, following)
            looks = [*looks, first] if first.verdict == "kit-error" else [first]
        if first.verdict not in (*SURE, "kit-error"):
            looks += self._again(item, following, first)
        self.seconds[check] = time.perf_counter() - begin
        verdict, text = _settled(first, looks)
        return Result(
            check,
            exercise,
            verdict,
            text=text,
            tries=tuple(each.verdict for each in looks),
            schedules=first.schedules,
            complete=first.complete,
        )

    def _again(self, item: pytest.Item, following: pytest.Item | None, first: Look) -> list[Look]:
        if first.schedule:
            replayed = self._replayed(item, following, first.schedule)
            if replayed.verdict == first.verdict:
                return [replayed]
        if first.verdict == "hung":
            return [self._patient(item, following)]
        return [self._look(item, following)]

    def _patient(self, item: pytest.Item, following: pytest.Item | None) -> Look:
        """What hung may take longer, once for each exercise.

        The cell counts no time in which a thread stood in line for a core; this is for the rest:
        a slow disk, a system that does not tell.
        """
        settings = item.config.stash[SETTINGS]
        place = item.stash[CHECK].root, item.stash[CHECK].stub
        if place == self._hung:
            return self._look(item, following)
        settings.patience = PATIENCE
        try:
            look = self._look(item, following)
        finally:
            settings.patience = 1.0
        self._hung = place if look.verdict == "hung" else None
        return look

    def _replayed(self, item: pytest.Item, following: pytest.Item | None, schedule: str) -> Look:
        settings = item.config.stash[SETTINGS]
        settings.replay = Replay(item.stash[CHECK].exercise.name, schedule)
        try:
            return self._look(item, following)
        finally:
            settings.replay = None

    def _look(self, item: pytest.Item, following: pytest.Item | None) -> Look:
        self._heard.clear()
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        return folded(self._heard)


def folded(reports: list[pytest.TestReport]) -> Look:
    """The verdict on the report of the call, unless setup or teardown failed: the kit's fault."""
    told: dict[str, Any] = {}
    text = ""
    for report in reports:
        facts = facts_of(report)
        if "verdict" in facts and (report.when == "call" or not report.passed):
            told, text = facts, report.longreprtext
    verdict = str(told.get("verdict", "kit-error"))
    if verdict == "skipped":
        return Look("kit-error", f"The check could not run here: {_last(text)}")
    if verdict == "kit-error":
        return Look(verdict, f"The check itself went wrong: {_last(text)}", text)
    return Look(
        verdict,
        text,
        schedule=str(told.get("schedule", "")),
        schedules=int(told.get("schedules", 0)),
        complete=bool(told.get("complete", True)),
    )


def _last(text: str) -> str:
    """The error of a traceback, without the lines that depend on the machine."""
    lines = [line[2:].strip() for line in text.splitlines() if line.startswith("E ")]
    return lines[0] if lines else "no words"


def _settled(first: Look, looks: list[Look]) -> tuple[str, str]:
    """(verdict, text). The last look is the one that had to fail again."""
    last = looks[-1]
    if first.verdict == "hung" and last.verdict not in ("passed", "kit-error"):
        return last.verdict, last.text  # it had more time, so it says more
    if first.verdict == "passed" or last.verdict != "passed":
        return first.verdict, first.text
    said = f"It failed ({first.verdict}) and passed when it was run again."
    return "not-reproducible", f"{said}\n{first.text}"
