"""Collects what the checks report, and prints the failures and the board at the end.

Exists only in the process that has the terminal: everything that it knows came to it in reports,
so a run spread over many workers reads like one that was not.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import pytest

from kit.course import Course, Progress, Result, render
from kit.course.activation import activation
from kit.course.original import keep_copies
from kit.course.record import fingerprint, read_record
from kit.plain.width import columns, cut, safe, wrap
from kit.pytest_plugin.check import CHECK, Settings
from kit.pytest_plugin.options import Replay
from kit.pytest_plugin.sentences import say

_LONGEST_WORD: Final = 15  # columns that may stay free at the end of a line
EXPLORED: Final = ("schedules", "complete", "note")
MANIFEST: Final = "kit_checks"
_STYLES: Final[dict[str, dict[str, bool]]] = {
    "done": {"green": True},
    "fail": {"red": True},
    "skip": {"yellow": True},
    "todo": {"yellow": True},
}


def _titled(title: str, more: int, width: int) -> list[str]:
    """A title in at most two lines; how many others share its text is never cut."""
    if not more:
        return wrap(title, width, lines=2)
    room = 2 * width - columns(say("board", "more", title="", n=more)) - _LONGEST_WORD
    return wrap(say("board", "more", title=cut(title, room), n=more), width, lines=2)


def facts_of(report: pytest.TestReport) -> dict[str, Any]:
    """What the plugin wrote on a report; empty for a test of somebody else."""
    return {
        str(name).removeprefix("kit."): value
        for name, value in report.user_properties
        if str(name).startswith("kit.")
    }


def manifest_of(items: Iterable[pytest.Item]) -> dict[str, tuple[str, str, int]]:
    """Node id -> (course, exercise, points) of every check that is going to be run."""
    return {
        item.nodeid: (str(check.course.root), check.exercise.key, check.points)
        for item in items
        if (check := item.stash.get(CHECK, None)) is not None
    }


class Scoreboard:
    """The board of one run; see the module."""

    def __init__(self, settings: Settings, reporter: Any) -> None:
        self._settings = settings
        self._reporter = reporter
        self._manifest: dict[str, tuple[str, str, int]] = {}
        self._facts: dict[str, dict[str, Any]] = {}
        self._texts: list[tuple[str, str, str]] = []
        self._part = False
        self._files: dict[tuple[Path, str], str] = {}

    # -- what is going to be run

    def pytest_sessionstart(self) -> None:
        """Look at the learner's files now: they may be edited while the checks run."""
        if self._settings.submission is not None:
            return
        for course in self._settings.courses:
            keep_copies(course)
            for exercise in course.exercises:
                self._files[course.root, exercise.key] = fingerprint(course, exercise)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Take down every check that was collected; a course alone needs no list of its files."""
        self._manifest.update(manifest_of(session.items))
        alone = session.items and len(self._manifest) == len(session.items)
        if alone and session.config.get_verbosity() <= 0:
            self._reporter.showfspath = False
        self._part |= any("::" in argument for argument in session.config.args)

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        """Remember that not all checks were run."""
        self._part |= bool(items)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """A worker ends: its list of checks."""
        told = getattr(node, "workeroutput", {}).get(MANIFEST, {})
        self._manifest.update(told.get("checks", {}))
        self._part |= bool(told.get("part"))

    # -- what was run

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take down the verdict; a failing setup or teardown is nobody's but the kit's."""
        facts = facts_of(report)
        if not facts or (report.when != "call" and report.passed):
            return
        before = self._facts.get(report.nodeid)
        self._facts[report.nodeid] = facts
        if report.failed and facts["verdict"] not in ("not-started", "kit-error"):
            self._texts.append((report.nodeid, facts["words"], str(report.longrepr)))
        elif before is not None and report.skipped:
            self._facts[report.nodeid] = before

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(
        self, report: pytest.TestReport | pytest.CollectReport
    ) -> tuple[str, str, str] | None:
        """A category of our own keeps pytest's traceback and its FAILED line away."""
        facts = facts_of(report) if isinstance(report, pytest.TestReport) else {}
        if not facts or not report.failed or facts["verdict"] == "kit-error":
            return None
        if facts["verdict"] == "not-started":
            return "todo", "-", "TODO"
        return "failing", "F", facts["verdict"].upper()

    # -- at the end

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """A schedule that fitted nothing was not replayed: that is no success."""
        if self._unfit and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @property
    def _unfit(self) -> bool:
        verdicts = {facts["verdict"] for facts in self._facts.values()}
        return self._settings.replay is not None and verdicts == {"skipped"}

    def pytest_terminal_summary(self, exitstatus: int, config: pytest.Config) -> None:
        """Print the failures and the board, if there was a run."""
        ran = exitstatus not in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.INTERNAL_ERROR)
        if config.getoption("collectonly") or not self._manifest or not ran:
            return
        if config.getoption("tbstyle") != "no":
            self._print_failures()
        if self._settings.replay is not None:
            self._print_replay(self._settings.replay)
            return
        for course in self._settings.courses:
            self._print_board(course)

    def _print_failures(self) -> None:
        """Failing checks in the order of the course; a text that many share is printed once."""
        order = {nodeid: place for place, nodeid in enumerate(self._manifest)}
        names: dict[tuple[str, str], list[str]] = {}
        for nodeid, words, text in sorted(self._texts, key=lambda each: order.get(each[0], -1)):
            path, _, name = nodeid.partition("::")
            names.setdefault((path, text), []).append(f"{name}: {words}")
        for (_, text), titles in names.items():
            self._reporter.write_line("")
            page = self._settings.page
            title = safe(titles[0], ascii_only=page.ascii)
            for row in _titled(title, len(titles) - 1, page.width):
                self._reporter.write_line(row, bold=True)
            self._reporter.write_line(text)

    def _print_board(self, course: Course) -> None:
        results = [
            self._result(nodeid, exercise, points)
            for nodeid, (root, exercise, points) in self._manifest.items()
            if Path(root) == course.root
        ]
        if not results:
            return
        self._write_down(course, results)
        settings = self._settings
        stubs = settings.typed(settings.submission or course.root)
        self._reporter.write_line("")
        for line in render(
            Progress.of(course, results),
            width=settings.page.width,
            stubs=stubs,
            tests=settings.typed(course.root),
            options=settings.options,
            first=activation(),
        ):
            text = safe(line.text, ascii_only=settings.page.ascii)
            self._reporter.write_line(text, **_STYLES.get(line.state, {}))
        if self._part:
            self._reporter.write_line(say("board", "part"))

    def _write_down(self, course: Course, results: list[Result]) -> None:
        """Let `kit` know; nothing is lost where that cannot be written."""
        if self._part or not self._files:
            return
        record = read_record(course)
        progress = Progress.of(course, results)
        for exercise in progress.exercises:
            checks = progress.results[exercise.key]
            if all(each.verdict not in ("not-run", "kit-error") for each in checks):
                record.note_checks(exercise, self._files[course.root, exercise.key], checks)
        record.save()

    def _result(self, nodeid: str, exercise: str, points: int) -> Result:
        """A check without a report was not run; one whose worker died has no facts."""
        facts = self._facts.get(nodeid)
        if facts is None:
            return Result(exercise, points, "not-run")
        explored = {name: facts[name] for name in EXPLORED if name in facts}
        return Result(exercise, points, facts["verdict"], **explored)

    def _print_replay(self, replay: Replay) -> None:
        """One schedule says nothing of an exercise, so there is no board."""
        key = "unfit" if self._unfit else "replayed"
        told = say("board", key, schedule=replay.schedule, name=replay.exercise)
        self._reporter.write_line("")
        self._reporter.write_line(cut(told, self._settings.page.width))
