"""A check: a collected test of a course, and what is known about it before it runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from kit.course import (
    Chapter,
    Course,
    CourseError,
    Exercise,
    chapter_folder,
    is_untouched,
    read_course,
)
from kit.course.sentences import sentence_of
from kit.pytest_plugin.failure import Page, Place
from kit.pytest_plugin.options import Replay
from kit.pytest_plugin.points import worth_of

if TYPE_CHECKING:
    from kit.cell import Cell

TIMEOUT: Final = 300
"""Seconds for one check; guards the judge only: the cell ends a submission long before."""


@dataclass
class Settings:
    """What this run was told.

    start       the folder in which pytest was started
    submission  whose answers are checked; None for the exercises themselves
    view        write a page for each failing check
    annex       folders with more checks, outside of the course -> the chapter that they belong to
    patience    deadlines of runs are so many times longer: for a second look at what hung
    open_cell   gives the cell of a submission's folder; None: one for each, as for a learner
    """

    start: Path
    courses: tuple[Course, ...]
    submission: Path | None
    replay: Replay | None
    page: Page
    options: str = ""
    view: bool = False
    annex: dict[Path, Path] = field(default_factory=dict)
    patience: float = 1.0
    open_cell: Callable[[Path], Cell] | None = None

    def folder_of(self, path: Path) -> Path | None:
        """The chapter that a test file belongs to; None outside of a course."""
        return self.annex.get(path.parent) or chapter_folder(path)

    def course_at(self, root: Path) -> Course:
        """The course of that folder; read now if no argument led to it. CourseError if wrong."""
        for course in self.courses:
            if course.root == root:
                return course
        course = read_course(root)
        self.courses += (course,)
        return course

    def typed(self, path: Path) -> str:
        """The path as somebody would type it where pytest was started."""
        return Path(os.path.relpath(path, self.start)).as_posix()


SETTINGS: Final = pytest.StashKey[Settings]()


@dataclass(frozen=True, slots=True)
class Check:
    """One collected check.

    root     the submission's folder
    stub     the file that it checks, from that folder: ``07_lock/account.py``
    words    what it checks, as one sentence
    """

    course: Course
    exercise: Exercise
    root: Path
    stub: str
    points: int
    words: str
    place: Place

    @property
    def untouched(self) -> bool:
        """The stub is as it came, told from its text."""
        try:
            return is_untouched((self.root / self.stub).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return False

    @property
    def missing(self) -> bool:
        """There is no such file."""
        return not (self.root / self.stub).is_file()


CHECK: Final = pytest.StashKey[Check]()


def check_of(item: pytest.Item, settings: Settings) -> Check | None:
    """The check that an item is; None outside of a course. UsageError if the course is wrong."""
    folder = settings.folder_of(item.path)
    if folder is None or not isinstance(item, pytest.Function):
        return None
    try:
        course = settings.course_at(folder.parent)
        chapter = next(each for each in course.chapters if each.folder == folder)
        exercise = _exercise_of(item, chapter)
    except CourseError as error:
        raise pytest.UsageError(str(error)) from None
    root = settings.submission or course.root
    return Check(
        course=course,
        exercise=exercise,
        root=root,
        stub=f"{folder.name}/{_stub_name(item)}",
        points=worth_of(item),
        words=_sentence(item, exercise, own=item.path.parent == folder),
        place=Place(exercise, settings.typed(root), settings.typed(folder), settings.options),
    )


def _exercise_of(item: pytest.Function, chapter: Chapter) -> Exercise:
    """By the name of the test file; in an annex, where names are free, by its stub."""
    if item.path.parent == chapter.folder:
        return chapter.exercise_of(item.path.name)
    stub = _stub_name(item)
    for exercise in chapter.exercises:
        if exercise.file == stub:
            return exercise
    raise CourseError(f"{item.path}: {chapter.name} has no exercise with file = {stub!r}")


def _stub_name(item: pytest.Function) -> str:
    """``STUB`` of the test file, else its name without ``test_``."""
    stub = getattr(item.module, "STUB", item.path.stem.removeprefix("test_"))
    return f"{stub}.py"


def _sentence(item: pytest.Function, exercise: Exercise, *, own: bool) -> str:
    """What it checks: in the reader's language if it is a check of the course itself."""
    translated = exercise.sentences.get(item.originalname) if own else None
    return translated or sentence_of(item.function.__doc__, item.name)


def guard(item: pytest.Item) -> None:
    """Give the check a time limit if nobody else has."""
    config = item.config
    if not config.pluginmanager.hasplugin("timeout") or item.get_closest_marker("timeout"):
        return
    if config.getoption("timeout", None) is None and not config.getini("timeout"):
        item.add_marker(pytest.mark.timeout(TIMEOUT))
