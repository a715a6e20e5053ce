"""The worker's side of a run: checks are collected once and judge one submission after another.

A *sheet* is the one kind of item that such a session has: the checks of one submission, or of one
exercise of it. So a worker holds each check once, however many students there are, and xdist
spreads sheets. Reports of the checks are folded here; what leaves the worker is one record for
each check, on a report of its sheet, and the manifest before the first of them.
"""

from __future__ import annotations

import contextlib
import itertools
import json
from collections.abc import Collection, Generator, Iterator, Mapping
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from kit.cell import Cell, Containment, prepare
from kit.course.chapter import CHAPTER_FILE
from kit.grader.canary import tampered
from kit.grader.confirm import Judge
from kit.grader.enrol import open_parcel
from kit.grader.model import Result
from kit.grader.plan import Job, Plan
from kit.grader.staging import staged
from kit.pytest_plugin import submission_of
from kit.pytest_plugin.check import CHECK, SETTINGS, Check
from kit.pytest_plugin.failure import Page, Place
from kit.pytest_plugin.submission import Exploring

MANIFEST: Final = "kit-manifest"
RECORD: Final = "kit.record"
PAGE: Final = Page(80)
"""Of every text, whatever terminal the instructor has: the same class gives the same bytes."""


class Sheet(pytest.Item):
    """Some checks of one submission; its files are in the job's parcel if they are not here."""

    def __init__(
        self,
        *,
        job: Job,
        checks: list[pytest.Item],
        files: Mapping[str, bytes] | None = None,
        **others: Any,
    ) -> None:
        super().__init__(**others)
        self.job = job
        self.checks = checks
        self.files = files

    def runtest(self) -> None:
        """Never called: the bench runs the checks, each by the protocol of pytest."""
        raise NotImplementedError


class Bench:
    """The plugin of a worker."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._checks: list[pytest.Item] = []
        self._judge = Judge()
        self._sheet: Sheet | None = None
        self._make_cell = partial(Cell, containment=Containment(**plan.containment))
        self._cell: Cell | None = None

    # -- before

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """The text of a failure is that of the learner's own run, on a page of its own."""
        with contextlib.suppress(OSError):  # the first check that needs it tells why
            prepare()
        settings = session.config.stash[SETTINGS]
        settings.page = PAGE
        settings.open_cell = self._open_cell
        settings.annex.update(self._plan.annex)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(
        self, session: pytest.Session, items: list[pytest.Item]
    ) -> None:
        """Sheets in place of the checks."""
        self._checks = [item for item in items if CHECK in item.stash]
        wanted = set(self._plan.exercises)
        if wanted:
            self._checks = [i for i in self._checks if i.stash[CHECK].exercise.key in wanted]
        for item in self._checks:
            item.stash[CHECK] = _placed(item.stash[CHECK], self._plan.name)
        items[:] = list(self._sheets(session))

    def _sheets(self, session: pytest.Session) -> Iterator[Sheet]:
        for job in self._plan.jobs:
            left = [item for item in self._checks if job.needs(id_of(item), _exercise(item))]
            for checks in _portions(left, self._plan.unit):
                name = f"sheet-{job.number}-{id_of(checks[0])}" if checks else ""
                yield Sheet.from_parent(session, name=name, job=job, checks=checks)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Tell the manifest, before any submission runs.

        As a report of collecting: the one thing that a worker of xdist sends this early. Where a
        check file does not load there is none, and nothing is graded.
        """
        if session.testsfailed:
            return
        checks = [manifest_entry(item, self._plan) for item in self._checks]
        text = json.dumps(checks)
        report = pytest.CollectReport(MANIFEST, "skipped", ("", 0, text), [])
        session.config.hook.pytest_collectreport(report=report)

    # -- the run

    def judge(
        self, session: pytest.Session, job: Job, checks: Collection[str], files: Mapping[str, bytes]
    ) -> None:
        """Run these checks of a submission that is in no plan."""
        items = [item for item in self._checks if id_of(item) in checks]
        if items:
            name = f"sheet-{job.number}-{id_of(items[0])}"
            sheet: Sheet = Sheet.from_parent(session, name=name, job=job, checks=items, files=files)
            session.config.hook.pytest_runtest_protocol(item=sheet, nextitem=None)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> bool | None:
        """Run a sheet; a check inside of it goes the way of any test."""
        if not isinstance(item, Sheet):
            return None
        self._sheet = item
        try:
            self._run(item)
        finally:
            self._sheet = None
        return True

    def _run(self, sheet: Sheet) -> None:
        files = sheet.files
        if files is None:
            files = open_parcel(Path(self._plan.parcels) / sheet.job.parcel)
        with staged(files, self._plan.stage) as root:
            for item in sheet.checks:
                item.stash[CHECK] = replace(item.stash[CHECK], root=root)
            following = _following(sheet)
            for _, group in itertools.groupby(sheet.checks, key=_exercise):
                self._run_exercise(sheet, list(group), following, root)

    def _run_exercise(
        self,
        sheet: Sheet,
        checks: list[pytest.Item],
        following: Mapping[pytest.Item, pytest.Item | None],
        root: Path,
    ) -> None:
        """Records leave when the canary has sung: a tampered cell's passes are forged.

        Each exercise has a cell of its own: what one does to its process, the next does not meet.
        """
        self._cell = None
        stub = checks[0].stash[CHECK].stub
        results = []
        for item in checks:
            check, exercise = id_of(item), _exercise(item)
            if item in following:
                results.append(self._judge.result(item, following[item], check, exercise))
            else:
                text = f"{stub} was not handed in."
                results.append(Result(check, exercise, "not-started", text))
        if any(map(_ran, results)):
            items = [item for item, each in zip(checks, results, strict=True) if _ran(each)]
            reason = tampered(self._make_cell, root, stub, [*_asked(items)])
            results = [_forged(each, reason) for each in results] if reason else results
        for result in results:
            self._send(sheet, result)

    def _open_cell(self, root: Path) -> Cell:
        """The one of the exercise in hand."""
        self._cell = self._cell or self._make_cell(root)
        return self._cell

    def _send(self, sheet: Sheet, result: Result) -> None:
        seconds = self._judge.seconds.pop(result.check, 0.0)
        record = {"job": sheet.job.number, **asdict(result), "seconds": seconds}
        trace = self._judge.traces.pop(result.check, "")
        if trace:
            record["trace"] = trace
        report = pytest.TestReport(
            nodeid=sheet.nodeid,
            location=sheet.location,
            keywords={},
            outcome="passed",
            longrepr=None,
            when="call",
            user_properties=[(RECORD, json.dumps(record))],
        )
        sheet.config.hook.pytest_runtest_logreport(report=report)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Reports go by the name of their sheet: xdist knows no other."""
        report = yield
        if self._sheet is not None:
            report.nodeid = self._sheet.nodeid
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take down what the check in hand reports."""
        self._judge.hear(report)


def _following(sheet: Sheet) -> dict[pytest.Item, pytest.Item | None]:
    """Check -> the one that runs after it: pytest keeps what that one needs, and nothing else.

    Those whose stub was not handed in do not run.
    """
    runs = [item for item in sheet.checks if item.stash[CHECK].stub not in sheet.job.missing]
    return dict(itertools.zip_longest(runs, runs[1:]))


def _placed(check: Check, name: str) -> Check:
    """Paths as a learner would type them, wherever this machine keeps the course."""
    course = name or check.course.root.name
    chapter = check.exercise.chapter
    return replace(check, place=Place(check.exercise, course, f"{course}/{chapter}"))


def _exercise(item: pytest.Item) -> str:
    return item.stash[CHECK].exercise.key


def id_of(item: pytest.Item) -> str:
    """``07_lock/test_account.py::test_x[param]``: the same wherever the course lies.

    One from the private folder: ``07_lock/hidden/test_more.py::test_x``.
    """
    chapter = item.stash[CHECK].exercise.chapter
    private = "" if (item.path.parent / CHAPTER_FILE).is_file() else "hidden/"
    return f"{chapter}/{private}{item.path.name}::{item.name}"


def manifest_entry(item: pytest.Item, plan: Plan) -> dict[str, Any]:
    """One check as the manifest tells it."""
    check = item.stash[CHECK]
    return {
        "id": id_of(item),
        "exercise": check.exercise.key,
        "points": check.points,
        "words": check.words,
        "hidden": item.path.parent in plan.annex,
    }


def _portions(checks: list[pytest.Item], unit: str) -> list[list[pytest.Item]]:
    if unit == "submission":
        return [checks] if checks else []
    if unit == "check":
        return [[each] for each in checks]
    return [list(group) for _, group in itertools.groupby(checks, key=_exercise)]


def _ran(result: Result) -> bool:
    return result.verdict == "passed" and bool(result.schedules)


def _asked(items: list[pytest.Item]) -> Iterator[Exploring]:
    """What the checks explored last."""
    for item in items:
        made = submission_of(item)
        if made is not None and made.asked is not None:
            yield made.asked


def _forged(result: Result, reason: str) -> Result:
    """Only a pass can be forged; who failed anyway keeps the words that help."""
    if result.verdict != "passed":
        return result
    return replace(result, verdict="forged", text=f"The cell was tampered with: {reason}.")
