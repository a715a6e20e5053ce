"""The learner's desk: the course at hand, what is known of it, and the screen."""

from __future__ import annotations

import contextlib
import difflib
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from kit.cli.screen import width
from kit.cli.sentences import say
from kit.course import Course, CourseError, Exercise, Progress, Result, is_untouched
from kit.course.chapter import CHAPTER_FILE, read_course
from kit.course.original import INSTALLED, keep_copies, own_course
from kit.course.progress import OPEN
from kit.course.record import Record, fingerprint, read_record


@dataclass
class Desk:
    """One course and the record of its learner; `width` is that of the screen, in columns."""

    course: Course
    record: Record
    width: int

    def exercise(self, name: str | None) -> Exercise:
        """The exercise of that name; without a name, the next one. UsageError if there is none."""
        if name is None:
            return self._next()
        exercise = self.course.exercise(name.rstrip("/").removesuffix(".py"))
        if exercise is None:
            raise click.UsageError(_unknown(name, self.course))
        return exercise

    def _next(self) -> Exercise:
        exercise = self.next_open()
        if exercise is None:
            raise click.UsageError("all exercises are done; name the one that you mean")
        return exercise

    def next_open(self, *, after: Exercise | None = None) -> Exercise | None:
        """The first exercise that is not done; runs only what was changed before it.

        after  look behind this one first, for whoever did not begin at the beginning
        """
        every = self.course.exercises
        start = every.index(after) + 1 if after is not None else 0
        for exercise in (*every[start:], *every[:start]):
            if self.record.checks(exercise) is None:
                if self._untouched(exercise):
                    return exercise
                self.refresh([exercise])
            checks = self.record.checks(exercise)
            if checks and Progress.of(self.course, checks).state(exercise) in OPEN:
                return exercise
        return None

    def progress(self) -> Progress:
        """Where the learner stands: what is known, and a run of all that was changed since."""
        self.refresh(self.course.exercises)
        known = (self.record.checks(each) for each in self.course.exercises)
        return Progress.of(self.course, (check for checks in known for check in checks or ()))

    def refresh(self, exercises: Iterable[Exercise]) -> None:
        """Run the checks of those that were changed since they were last run."""
        from kit.cli.checking import CouldNotCheckError, check  # noqa: PLC0415 - a hint needs none

        changed = [each for each in exercises if self.record.checks(each) is None]
        if not changed:
            return
        keep_copies(self.course)
        touched = [each.name for each in changed if not self._untouched(each)]
        if touched and sys.stderr.isatty():
            several = say("desk", "exercises", n=len(touched))
            names = ", ".join(touched) if len(touched) <= 3 else several
            sys.stderr.write(say("desk", "checking", names=names) + "\n")
        files = {each.key: fingerprint(self.course, each) for each in changed}
        said: dict[str, dict[str, Result]] = {each.key: {} for each in changed}
        try:
            for each in check(self.course, changed, width=self.width):
                said[each.result.exercise][each.name] = each.result
        except CouldNotCheckError as error:
            raise click.ClickException(f"could not check: {error}") from None
        if not any(said.values()):
            raise click.ClickException(f"there is no check in {self.typed(self.course.root)}")
        for exercise in changed:
            self.record.note_checks(exercise, files[exercise.key], said[exercise.key].values())
        self.record.save()

    def _untouched(self, exercise: Exercise) -> bool:
        try:
            return is_untouched((self.course.root / exercise.path).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return False

    def typed(self, path: Path) -> str:
        """The path as it can be typed where the learner stands."""
        relative = Path(os.path.relpath(path, Path.cwd())).as_posix()
        return relative if not relative.startswith("../../") else str(path)


def open_desk() -> Desk:
    """The course that `--course` names, else the one around the current folder, else our own."""
    given = click.get_current_context().find_root().params.get("course")
    course = _read(_given(Path(given))) if given is not None else _read(_found())
    return Desk(course, read_record(course), width())


def exercise_names(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[str]:
    """The names that begin so, for the completion of the shell."""
    with context, contextlib.suppress(click.ClickException):
        names = [each.name for each in open_desk().course.exercises]
        return [name for name in names if name.startswith(incomplete)]
    return []


def _given(folder: Path) -> Path:
    for root in (folder, folder / "exercises"):
        if _is_course(root):
            return root.resolve()
    raise click.UsageError(f"--course: there is no course in {str(folder)!r}")


def _found() -> Path:
    here = Path.cwd()
    for folder in (here, *here.parents):
        for root in (folder, folder / "exercises"):
            if _is_course(root):
                return root
    own = own_course()
    if own is None or own == INSTALLED:
        raise click.UsageError(f"there is no course in {here} or above it; kit init DIR writes one")
    return own / "exercises"


def _is_course(root: Path) -> bool:
    return any(root.glob(f"*/{CHAPTER_FILE}"))


def _read(root: Path) -> Course:
    try:
        return read_course(root)
    except CourseError as error:
        raise click.UsageError(str(error)) from error


def _unknown(name: str, course: Course) -> str:
    names = [each.name for each in course.exercises]
    near = difflib.get_close_matches(name, names, n=1)
    if near:
        return f"there is no exercise {name!r}; do you mean {near[0]}?"
    return f"there is no exercise {name!r}; there are {', '.join(names)}"
