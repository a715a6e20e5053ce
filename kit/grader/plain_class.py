"""``pytest exercises/ --class CLASS``: each check once for each student, in plain pytest.

Looks once at everything: no journal, no second run, no policy. `kit grade` has these.
"""

from __future__ import annotations

import functools
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pytest

from kit.cell import Cell, Containment
from kit.cell.sandbox.probe import for_grading
from kit.grader import escape, leftovers
from kit.grader.class_folder import find
from kit.grader.errors import GraderError, SettingError
from kit.grader.roster import Roster, read_roster
from kit.grader.staging import put_in_place
from kit.grader.wanted import Wanted
from kit.plain.width import cut
from kit.pytest_plugin.check import CHECK, SETTINGS, Settings
from kit.pytest_plugin.scoreboard import facts_of

STUDENT: Final = "student"


@dataclass(frozen=True, slots=True)
class Entrant:
    """One hand-in, with its files in a folder of its own."""

    name: str
    root: Path


class PlainClass:
    """The plugin behind ``--class``."""

    def __init__(self, config: pytest.Config, place: Path) -> None:
        self._config = config
        self._place = config.invocation_params.dir / place
        self._entrants: list[Entrant] | None = None
        self._above: Path | None = None
        self._table = _Table()

    @property
    def _settings(self) -> Settings:
        return self._config.stash[SETTINGS]

    def _found(self) -> list[Entrant]:
        """What was handed in, read once. UsageError when the class cannot be read."""
        if self._entrants is None:
            try:
                self._entrants = list(self._read())
            except GraderError as error:
                raise pytest.UsageError(f"--class: {error}") from None
        return self._entrants

    def _read(self) -> list[Entrant]:
        courses = self._settings.courses
        if not courses:
            raise SettingError("there is no course among the arguments")
        given = self._config.getoption("roster")
        roster = read_roster(Path(self._config.invocation_params.dir / given) if given else None)
        leftovers.sweep()
        self._above = Path(tempfile.mkdtemp(prefix=leftovers.prefix(leftovers.CLASS)))
        self._above.chmod(0o711)  # another user may run a submission; nobody may look around
        return _entrants(self._place, Wanted.of(courses[0]), roster, self._above)

    def pytest_report_header(self) -> list[str]:
        """What keeps submissions from each other and from this machine."""
        found = _containment()
        return [f"containment: {found.words}", *(f"but {gap}" for gap in found.gaps)]

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """``test_account.py::test_no_deposit_is_lost[ana]``."""
        path = metafunc.definition.path
        in_course = self._settings.folder_of(path) is not None
        if in_course and "submission" in metafunc.fixturenames:
            found = self._found()
            names = [each.name for each in found]
            metafunc.parametrize("submission", found, ids=names, indirect=True)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Each check looks at the files of its student, under the names that the student knows."""
        for item in items:
            params = getattr(getattr(item, "callspec", None), "params", {})
            entrant = params.get("submission")
            if CHECK not in item.stash or not isinstance(entrant, Entrant):
                continue
            check = item.stash[CHECK]
            place = replace(check.place, stubs=check.course.root.name)
            item.stash[CHECK] = replace(check, root=entrant.root, place=place)
            item.user_properties.append(("kit.student", entrant.name))

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """One table for the class in place of the board of one learner; contained cells."""
        self._settings.open_cell = functools.cache(contained)
        if not self._place.is_dir():
            raise pytest.UsageError(f"--class: there is no folder {self._place}")
        board = session.config.pluginmanager.get_plugin("kit-scoreboard")
        if board is not None:
            session.config.pluginmanager.unregister(board)

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(
        self, report: pytest.TestReport | pytest.CollectReport
    ) -> tuple[str, str, str] | None:
        """The table tells what failed; pytest's own list of failures would have no end."""
        facts = facts_of(report) if isinstance(report, pytest.TestReport) else {}
        if not facts or not report.failed or facts.get("verdict") == "kit-error":
            return None
        return "failing", "F", str(facts.get("verdict", "failed")).upper()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take down the verdict."""
        facts = facts_of(report)
        if STUDENT in facts and "verdict" in facts:
            self._table.add(report.nodeid, facts)

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """A line for each student."""
        for line in self._table.lines(self._settings.page.width):
            terminalreporter.write_line(line)

    def pytest_unconfigure(self) -> None:
        """Remove the copies."""
        if self._above is not None:
            shutil.rmtree(self._above, ignore_errors=True)


def _containment() -> Containment:
    """As strong as this machine offers, however weak that is: the header says it."""
    return for_grading(allow_unprotected=True)


def contained(root: Path) -> Cell:
    """The cell of one hand-in."""
    return Cell(root, containment=_containment())


def _entrants(place: Path, wanted: Wanted, roster: Roster, above: Path) -> list[Entrant]:
    """Of several attempts each is checked; single files of one student are one hand-in."""
    files: dict[str, dict[str, bytes]] = {}
    for hand_in in find(place, wanted):
        student = roster.student(hand_in.name)
        if student is not None:
            name = f"{student.id}/{hand_in.attempt}" if hand_in.attempt else student.id
            files.setdefault(name, {}).update(hand_in.files)
    return [
        Entrant(name, put_in_place(files[name], above / str(number) / "submission"))
        for number, name in enumerate(sorted(files))
    ]


class _Table:
    """Points and verdicts by student."""

    def __init__(self) -> None:
        self._facts: dict[str, dict[str, Any]] = {}

    def add(self, nodeid: str, facts: dict[str, Any]) -> None:
        if nodeid not in self._facts or facts["verdict"] != "passed":
            self._facts[nodeid] = facts

    def lines(self, width: int) -> list[str]:
        """Lines of at most `width` columns."""
        students: dict[str, list[dict[str, Any]]] = {}
        for facts in self._facts.values():
            students.setdefault(str(facts[STUDENT]), []).append(facts)
        return [cut(_line(each, students[each]), width) for each in sorted(students)]


def _line(student: str, checks: list[dict[str, Any]]) -> str:
    earned = sum(each["points"] for each in checks if each["verdict"] == "passed")
    counts = Counter(each["verdict"] for each in checks if each["verdict"] != "passed")
    words = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
    whole = sum(each["points"] for each in checks)
    return f"{escape.plain(student):<28} {earned}/{whole}  {words}".rstrip()
