"""One run: from the class to the reports. Everything that is known is in the journal first."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from kit.cell import LEARNER, Containment
from kit.course import Course, read_course
from kit.grader import digest, leftovers
from kit.grader.alone import exercises_alone
from kit.grader.class_state import ClassState
from kit.grader.enrol import Class, enrol
from kit.grader.errors import GraderError, SettingError, naming, told_as
from kit.grader.executor import Collected, Event, Executor, Judged, Trouble
from kit.grader.features.changes import Changes
from kit.grader.features.feedback import Feedback
from kit.grader.features.finding import ClassFolder
from kit.grader.features.late import LatePolicy
from kit.grader.features.overrides import Overrides
from kit.grader.features.scoring import Points, Prerequisites
from kit.grader.features.totals import Bonus, Totals
from kit.grader.gradebook import Gradebook
from kit.grader.journal import Journal
from kit.grader.local import LocalExecutor
from kit.grader.machines import DaskExecutor
from kit.grader.model import Check, Grade, Manifest, Result
from kit.grader.plan import UNITS, Plan
from kit.grader.plugins import Plugins
from kit.grader.policy import read_policy
from kit.grader.reports.files import Files
from kit.grader.reports.formats import Formats
from kit.grader.roster import read_roster
from kit.grader.store import Store
from kit.grader.wanted import Wanted
from kit.grader.writing import write_whole
from kit.plain.language import DEFAULT, VARIABLE, choose, chosen

OVERRIDES: Final = "overrides.csv"
_MANY: Final = 40
"""Submissions for each worker: from here on the last one costs little time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the instructor asked for; see `kit grade --help`.

    only     keys of exercises; none: the whole course
    reports  formats, beside the files of the students
    compare  grades to say what changed since; else those that are in `out`
    options  for the executor, as it understands them
    containment  the layers around a submission: as weak as for a learner unless told otherwise
    each     judge every file, also one that is the same as another student's
    """

    place: Path
    out: Path
    course: Path
    roster: Path | None = None
    policy: Path | None = None
    overrides: Path | None = None
    hidden: Path | None = None
    only: tuple[str, ...] = ()
    reports: tuple[str, ...] = ("json", "csv")
    compare: Path | None = None
    executor: str = "local"
    jobs: int = 2
    plugins: tuple[str, ...] = ()
    options: dict[str, str] = field(default_factory=dict)
    containment: Containment = LEARNER
    each: bool = False


def _nothing(*_: object) -> None:
    """Nobody looks."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What somebody may want to see while it runs; each is called in the run's own thread."""

    start: Callable[[int, int], None] = _nothing
    step: Callable[[str, Result], None] = _nothing
    student: Callable[[Grade], None] = _nothing
    note: Callable[[str], None] = _nothing


class Run:
    """Grades one class. GraderError tells what cannot be done; what is known stays."""

    def __init__(self, settings: Settings, watch: Watch | None = None) -> None:
        self.settings = settings
        self.watch = watch or Watch()
        with own_language():
            self.course: Course = read_course(settings.course)
        self.exercises = tuple(each.key for each in self.course.exercises)
        self.policy = read_policy(settings.policy, self.exercises)
        self.plugins = self._load_plugins()
        self.notes: list[str] = []
        self.manifest: Manifest | None = None
        self.students: tuple[str, ...] = ()
        self.changes: list[str] = []
        self._fresh: set[str] = set()

    def _load_plugins(self) -> Plugins:
        policy, settings = self.policy, self.settings
        overrides = settings.overrides
        if overrides is None and (settings.out / OVERRIDES).is_file():
            overrides = settings.out / OVERRIDES
        plugins = Plugins(
            [
                ("finding", ClassFolder()),
                ("points", Points(policy)),
                ("prerequisites", Prerequisites(policy)),
                ("late", LatePolicy(policy)),
                ("totals", Totals(policy)),
                ("bonus", Bonus(policy)),
                ("feedback", Feedback(self.course, policy)),
                ("overrides", Overrides(overrides)),
                ("changes", Changes()),
                ("files", Files()),
                ("formats", Formats(settings.options)),
                ("local", LocalExecutor()),
                ("dask", DaskExecutor()),
            ]
        )
        plugins.load(settings.plugins)
        return plugins

    # -- the whole of it

    def execute(self) -> Gradebook:
        """Grade what must be graded, write every report, and give the grades."""
        with own_language():
            return self._execute()

    def _execute(self) -> Gradebook:
        leftovers.sweep()
        executor = self._executor()
        self._refuse_unknown_reports()
        store = Store(self.settings.out)
        with naming(self.settings.out, "cannot be written"):
            store.parcels.mkdir(parents=True, exist_ok=True)
            store.parcels.chmod(0o700)
        with contextlib.closing(Journal(store.journal)) as journal, _gone_at_the_end(store.parcels):
            state = ClassState(
                self._class(store),
                journal,
                store,
                self._digests(),
                self.settings.containment.level,
            )
            self.students = tuple(state.members.submissions)
            self._know(journal, state)
            self._judge(executor, journal, state)
            return self._finish(state)

    def _executor(self) -> Executor:
        settings = self.settings
        options = {"jobs": str(settings.jobs), **settings.options}
        found = self.plugins.call("kit_executor", name=settings.executor, options=options)
        if found is None:
            raise SettingError(
                f"there is no executor {settings.executor!r}; built in are 'local' and 'dask'"
            )
        executor: Executor = found
        return executor

    def _refuse_unknown_reports(self) -> None:
        """Before a long run, not after it: each format is tried on no grades at all."""
        empty = Gradebook(self.course, Manifest(()), lambda: iter(()))
        for name in self.settings.reports:
            known = self.plugins.call("kit_report", format=name, grades=empty) is not None
            known |= bool(self.plugins.faults)  # it knows the format, and stumbles over no grades
            self.plugins.faults.clear()
            if not known:
                raise SettingError(f"there is no report {name!r}")

    def _class(self, store: Store) -> Class:
        settings = self.settings
        if settings.place.resolve() in (settings.out.resolve(), *settings.out.resolve().parents):
            raise SettingError(f"--out {settings.out} lies in the class; put it somewhere else")
        wanted = Wanted.of(self.course, settings.only)
        roster = read_roster(settings.roster)
        found = self.plugins.call("kit_find", place=settings.place, wanted=wanted)
        if found is None:
            raise SettingError(f"{settings.place}: there is no such folder, and no plugin knows it")
        by_files = self.policy.time_of_files
        with told_as(f"{settings.place}: what was handed in cannot be read"):
            members = enrol(
                found, roster, wanted, store.parcels, by_files=by_files, alone=self._alone()
            )
        for stray in members.strays:
            self.notes.append(f"{stray} fits nobody in {roster.source}")
        timed = self.policy.deadline or any(each.student.facts.get("deadline") for each in members)
        return members if timed else _without_times(members)

    def _alone(self) -> dict[str, str]:
        """The exercises of which equal files are judged once."""
        settings = self.settings
        return {} if settings.each else exercises_alone(self.course, settings.hidden)

    def _digests(self) -> dict[str, str]:
        hidden = self.settings.hidden
        if hidden is not None and not hidden.is_dir():
            raise SettingError(f"--hidden: there is no folder {str(hidden)!r}")
        kit = digest.digest_of([("kit", digest.of_kit().encode()), ("in", chosen().encode())])
        return {**digest.of_checks(self.course, hidden), "kit": kit}

    # -- the manifest

    def _manifest_key(self, state: ClassState) -> str:
        parts = [*sorted(state.digests.items()), *((each, "") for each in self.settings.only)]
        return digest.digest_of((name, value.encode()) for name, value in parts)

    def _know(self, journal: Journal, state: ClassState) -> None:
        """The manifest of an earlier run of the same checks."""
        key = self._manifest_key(state)
        for record in journal.others():
            if record.get("manifest") == key:
                self._fix(Manifest(tuple(Check(**each) for each in record["checks"])), state)
                return

    def _fix(self, manifest: Manifest, state: ClassState) -> None:
        """From here on the maximum stands, whatever a submission does."""
        if not manifest.checks:
            raise SettingError("there is no check for what is to be graded")
        self.manifest = manifest
        self.plugins.call("kit_before_run", run=self, manifest=manifest)
        state.fix(manifest)
        self.watch.start(state.done, state.total)
        for student, result in state.shared():
            self._fresh.add(student)
            self.watch.step(student, result)

    # -- judging

    def _judge(self, executor: Executor, journal: Journal, state: ClassState) -> None:
        """Three rounds at most, each in smaller units: what kills the judge costs itself only.

        Who was to get the result of an equal file, and did not, is judged in the second round.
        """
        for unit in UNITS:
            jobs = state.jobs(each=unit != UNITS[0])
            if not jobs and self.manifest is not None:
                break
            settings = self.settings
            plan = Plan(
                course=str(self.course.root.resolve()),
                parcels=str(state.store.parcels.resolve()),
                jobs=jobs,
                hidden=str(settings.hidden.resolve()) if settings.hidden else "",
                exercises=settings.only,
                unit=_unit(unit, len(jobs), settings.jobs),
                options=dict(settings.options),
                containment=settings.containment.as_plain(),
            )
            with told_as(f"the executor {settings.executor!r} failed"):
                executor.run(plan, lambda event, plan=plan: self._hear(event, plan, journal, state))  # type: ignore[misc]
        self._write_students(state)

    def _hear(self, event: Event, plan: Plan, journal: Journal, state: ClassState) -> None:
        match event:
            case Collected(manifest) if self.manifest is None:
                checks = [_plain(check) for check in manifest.checks]
                journal.append({"manifest": self._manifest_key(state), "checks": checks})
                self._fix(manifest, state)
            case Collected(manifest) if manifest != self.manifest:
                raise GraderError("the checks are not those that the journal knows")
            case Judged(number, result):
                job = plan.jobs[number]
                for student in state.add((job.student, job.attempt), event):
                    self._fresh.add(student)
                    self.watch.step(student, result)
                    self._write_students(state, student)
            case Trouble(said, fatal=True):
                raise GraderError(f"the checks cannot be run: {said}")
            case Trouble(said):
                self.watch.note(said)

    def _write_students(self, state: ClassState, *students: str) -> None:
        """The files of those of whom everything is known."""
        for student in students or self.students:
            if not students or state.is_complete(student):
                grade = state.write(student, self.plugins)
                if grade is not None and student in self._fresh:
                    self.watch.student(grade)

    # -- the end

    def _finish(self, state: ClassState) -> Gradebook:
        book = self._book(state)
        self.plugins.call("kit_after_run", run=self, grades=book)
        book = self._book(state)
        told = len(self.plugins.faults)
        for name in self.settings.reports:
            files = self.plugins.call("kit_report", format=name, grades=book) or {}
            for file, data in files.items():
                write_whole(state.store.out / file, data)
        for fault in self.plugins.faults[told:]:
            self.watch.note(fault)
        state.store.tidy(self.students)
        return book

    def _book(self, state: ClassState) -> Gradebook:
        assert self.manifest is not None  # noqa: S101 - no run ends without checks
        notes = (*_contained(self.settings.containment), *self.notes, *self.plugins.faults)
        load = state.store.grades_of(self.students)
        return Gradebook(self.course, self.manifest, load, state.digests, notes)


def _contained(containment: Containment) -> tuple[str, ...]:
    """For every report: by what submissions were kept from each other and from the grades."""
    return f"containment: {containment.words}", *(f"but {gap}" for gap in containment.gaps)


@contextlib.contextmanager
def _gone_at_the_end(folder: Path) -> Iterator[None]:
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def own_language() -> Iterator[None]:
    """English unless somebody asked for another one: a locale changes no byte of a grade."""
    before = os.environ.get(VARIABLE)
    choose(chosen() if before else DEFAULT)
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(VARIABLE, None)
        else:
            os.environ[VARIABLE] = before


def _unit(unit: str, jobs: int, workers: int) -> str:
    """Few submissions are spread in smaller pieces, so that no core waits for the last one."""
    return "exercise" if unit == "submission" and jobs < _MANY * workers else unit


def _plain(check: Check) -> dict[str, Any]:
    return {name: getattr(check, name) for name in check.__slots__}


def _without_times(members: Class) -> Class:
    """Where nothing is ever late, a copy of a class gives the same bytes."""
    return Class(
        {
            student: [replace(each, submitted=None) for each in attempts]
            for student, attempts in members.submissions.items()
        },
        members.strays,
    )
