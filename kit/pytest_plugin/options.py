"""The options of the command line, checked: an error names the value and where it came from."""

from __future__ import annotations

import difflib
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from kit.course import Course, CourseError, find_courses, read_course
from kit.plain.language import LANGUAGES, choose, choose_for

_SCHEDULE: Final = re.compile(r"~?(?:-|(?:[A-Z][a-z]*[0-9]*)+)")


@dataclass(frozen=True, slots=True)
class Replay:
    """Run this schedule only: ``account:AAABBABB``."""

    exercise: str
    schedule: str


def add_options(parser: pytest.Parser) -> None:
    """Make the options known to pytest."""
    group = parser.getgroup("course", "the course's checks")
    group.addoption(
        "--submission",
        metavar="DIR",
        default=None,
        help="check the answers in this folder, laid out like the exercises (default: themselves)",
    )
    group.addoption(
        "--replay",
        metavar="NAME:SCHEDULE",
        default=None,
        help="run the checks of one exercise under one schedule only, as a report prints it",
    )
    group.addoption(
        "--view",
        action="store_true",
        default=False,
        help="write a page for each failing check, in which one takes the steps of its threads",
    )
    group.addoption(
        "--lang",
        choices=LANGUAGES,
        default=None,
        help="the language of the course (default: KIT_LANG in the environment, or the locale)",
    )


def choose_language(config: pytest.Config) -> None:
    """What ``--lang`` asks for; English where the screen cannot show it.

    A worker has the choice of the process that started it, in its environment.
    """
    if hasattr(config, "workerinput"):
        return
    given: str | None = config.getoption("lang")
    if given is not None:
        choose(given)
    choose_for(sys.__stdout__)


def read_courses(config: pytest.Config) -> tuple[Course, ...]:
    """The courses that the arguments of this run lead to. UsageError when one is wrong."""
    start = config.invocation_params.dir
    paths = [start / argument.partition("::")[0] for argument in config.args]
    try:
        return tuple(read_course(root) for root in find_courses(map(Path.resolve, paths)))
    except CourseError as error:
        raise pytest.UsageError(str(error)) from None


def read_submission(config: pytest.Config, courses: tuple[Course, ...]) -> Path | None:
    """The folder that ``--submission`` names, absolute; None without the option."""
    given: str | None = config.getoption("submission")
    if given is None:
        return None
    folder: Path = (config.invocation_params.dir / given).resolve()
    if not folder.is_dir():
        raise pytest.UsageError(f"--submission: there is no folder {given!r} (looked for {folder})")
    names = [chapter.name for course in courses for chapter in course.chapters]
    if names and not any((folder / name).is_dir() for name in names):
        raise pytest.UsageError(
            f"--submission: {given!r} has no folder of a chapter, such as {names[0]!r}"
        )
    return folder


def read_replay(config: pytest.Config, courses: tuple[Course, ...]) -> Replay | None:
    """What ``--replay`` asks for; None without the option."""
    given: str | None = config.getoption("replay")
    if given is None:
        return None
    name, colon, schedule = given.partition(":")
    if not colon or not _SCHEDULE.fullmatch(schedule):
        raise pytest.UsageError(
            f"--replay: must be an exercise and a schedule, such as account:AAABBABB, got {given!r}"
        )
    if not courses:
        raise pytest.UsageError(f"--replay: there is no course here, got {given!r}")
    known = {each.name: each for course in courses for each in course.exercises}
    if name not in known:
        close = difflib.get_close_matches(name, known, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else f"; known are {', '.join(known)}"
        raise pytest.UsageError(f"--replay: there is no exercise {name!r}, from {given!r}{hint}")
    return Replay(name, schedule)
