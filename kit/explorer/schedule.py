"""Schedules as text: ``AAABABBB``, and run-length coded when long: ``A3BAB400``.

A leading ``~`` says that long loops ran unwatched: only the first visits of each thread to
each place in the source are steps; after ``~~`` only the last ones, as the default order has them.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from kit.explorer.fiber import LETTERS, letter_of
from kit.explorer.loader import ScheduleError

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"([A-Z][a-z]*)(\d*)")
_WHOLE = re.compile(r"~{0,2}(?:[A-Z][a-z]*\d*)+")
NO_STEPS = "-"  # a run in which nothing was to be chosen
SHORT = 32
MOST_STEPS = 1_000_000


def as_text(steps: Sequence[int], *, unwatched: bool = False, late: bool = False) -> str:
    """The schedule as letters; counted when that is shorter to read."""
    plain = "".join(letter_of(index) for index in steps)
    if len(steps) > SHORT:
        runs = ((letter_of(index), len(list(run))) for index, run in itertools.groupby(steps))
        plain = "".join(letter if count == 1 else f"{letter}{count}" for letter, count in runs)
    return "~" * (unwatched + late) + (plain or NO_STEPS)


def index_of(letter: str) -> int:
    """The number of the thread with this name: M is 0, A is 1."""
    if letter == "M":
        return 0
    rounds = 0
    for character in letter[1:]:
        rounds = rounds * 26 + ord(character) - ord("a") + 1
    return rounds * len(LETTERS) + LETTERS.index(letter[0]) + 1


def parse(text: str) -> tuple[tuple[int, ...], bool, bool]:
    """(numbers of threads, unwatched, late). ScheduleError when the text is no schedule."""
    modes = text.startswith("~"), text.startswith("~~")
    if text.removeprefix("~" * sum(modes)) == NO_STEPS:
        return (), *modes
    if not _WHOLE.fullmatch(text):
        raise ScheduleError(
            f"{text!r} is no schedule: write one letter for each step, as in AAABABBB or A3BAB3"
        )
    steps: list[int] = []
    for letter, count in _TOKEN.findall(text):
        if letter[0] == "M" and len(letter) > 1:
            raise ScheduleError(f"{text!r} is no schedule: there is no thread {letter!r}")
        if len(steps) + int(count or 1) > MOST_STEPS:
            raise ScheduleError(f"{text!r} is longer than {MOST_STEPS} steps")
        steps += [index_of(letter)] * int(count or 1)
    return tuple(steps), *modes
