"""The known answers to an exercise: wrong ones with the verdict they must get, and right ones.

They lie beside the exercises, as ``tests/answers/CHAPTER/EXERCISE/wrong/NAME.py`` and
``.../right/NAME.py``. A wrong one says in the comments at its top what is expected of it::

    # verdict: race
    # check: test_no_deposit_is_lost
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kit.course.chapter import Course, Exercise

WRONG: Final = "wrong"
RIGHT: Final = "right"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; `verdicts` are those of which one must be given, by one of the `checks`."""

    exercise: Exercise
    path: Path
    kind: str
    verdicts: tuple[str, ...]
    checks: tuple[str, ...]


def answers_of(course: Course, exercise: Exercise) -> Iterator[Answer]:
    """All that are known, the wrong ones first."""
    folder = course.root.parent / "tests" / "answers" / exercise.chapter / exercise.name
    for kind in (WRONG, RIGHT):
        for path in sorted((folder / kind).glob("*.py")):
            head = _comments(path)
            yield Answer(exercise, path, kind, _facts(head, "verdict"), _facts(head, "check"))


def _comments(path: Path) -> str:
    found = re.match(r"(?:#.*\n)*", path.read_text("utf-8", errors="replace"))
    return found.group() if found else ""


def _facts(head: str, name: str) -> tuple[str, ...]:
    found = re.search(rf"^# {name}:(.*)$", head, re.MULTILINE)
    return tuple(word.strip() for word in found.group(1).split("|")) if found else ()


def submission_with(course: Course, answer: Answer, folder: Path) -> Path:
    """A submission in that folder: the chapter's files as they came, and the answer in its place.

    OSError when it cannot be written.
    """
    chapter = folder / answer.exercise.chapter
    chapter.mkdir(parents=True)
    for file in (course.root / answer.exercise.chapter).glob("*.py"):
        if not file.name.startswith("test_"):
            shutil.copyfile(file, chapter / file.name)
    shutil.copyfile(answer.path, chapter / answer.exercise.file)
    return folder
