"""From what was found to submissions of known students, and the bytes in parcels on the disk.

A parcel is one file of plain data: what a worker, here or on another machine, gets to judge.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from kit.grader import digest
from kit.grader.errors import SettingError
from kit.grader.model import HandIn, Student, Submission
from kit.grader.roster import Roster
from kit.grader.wanted import Wanted
from kit.grader.writing import write_whole
from kit.plain import dump, load

NOBODY: Final = "nothing was handed in"


@dataclass(slots=True)
class Class:
    """The submissions of a class, by student, and what was found that fits nobody."""

    submissions: dict[str, list[Submission]]
    strays: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Submission]:
        for attempts in self.submissions.values():
            yield from attempts


def enrol(found: Iterable[HandIn], roster: Roster, wanted: Wanted, parcels: Path) -> Class:
    """Sort what was found to students; those of the roster without anything are there too."""
    attempts: dict[str, list[Submission]] = {each.id: [] for each in roster.students}
    singles: dict[str, HandIn] = {}
    strays: list[str] = []
    for hand_in in found:
        student = roster.student(hand_in.name)
        if student is None:
            strays.append(hand_in.source)
        elif hand_in.source.endswith(".py"):
            _merge(singles, student.id, hand_in)
        else:
            attempts.setdefault(student.id, []).append(_kept(hand_in, student, wanted, parcels))
    for identity, hand_in in singles.items():
        student = _known(identity, roster)
        attempts.setdefault(identity, []).append(_kept(hand_in, student, wanted, parcels))
    for student in roster.students:
        if not attempts[student.id]:
            nothing = HandIn(student.id, "", {}, notes=(NOBODY,))
            attempts[student.id].append(_kept(nothing, student, wanted, parcels))
    return Class({key: _told_apart(attempts[key]) for key in sorted(attempts)}, tuple(strays))


def _known(identity: str, roster: Roster) -> Student:
    return next((each for each in roster.students if each.id == identity), Student(identity))


def _merge(singles: dict[str, HandIn], identity: str, more: HandIn) -> None:
    """Single files of one student are one hand-in."""
    before = singles.get(identity)
    if before is None:
        singles[identity] = more
        return
    times = [each for each in (before.submitted, more.submitted) if each is not None]
    singles[identity] = replace(
        before,
        source=f"{before.source}, {more.source}",
        files={**before.files, **more.files},
        submitted=max(times, default=None),
        notes=(*before.notes, *more.notes),
    )


def _kept(hand_in: HandIn, student: Student, wanted: Wanted, parcels: Path) -> Submission:
    identity = digest.of_files(hand_in.files)
    write_whole(parcels / identity, dump(dict(hand_in.files)), sync=False)
    told = student.facts.get("submitted", "")
    return Submission(
        student=student,
        attempt=unicodedata.normalize("NFC", hand_in.attempt),
        source=hand_in.source,
        digest=identity,
        digests=digest.of_chapters(hand_in.files),
        submitted=_time(told, student) if told else hand_in.submitted,
        notes=hand_in.notes,
        missing=tuple(sorted(set(wanted.files.values()) - set(hand_in.files))),
    )


def _time(text: str, student: Student) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise SettingError(f"roster: submitted = {text!r} of {student.id!r} is no time") from None
    return time if time.tzinfo is not None else time.astimezone()


def _told_apart(attempts: list[Submission]) -> list[Submission]:
    """Several hand-ins of one student are attempts, the oldest first, each with its own name."""
    if len(attempts) == 1:
        return attempts
    named = [each if each.attempt else replace(each, attempt=each.source) for each in attempts]
    return sorted(named, key=lambda each: (_moment(each), each.attempt))


def _moment(submission: Submission) -> float:
    return submission.submitted.timestamp() if submission.submitted is not None else 0.0


def open_parcel(path: Path) -> dict[str, bytes]:
    """The files in a parcel. ValueError when it is none."""
    files = load(path.read_bytes())
    if type(files) is not dict or digest.of_files(files) != path.name:
        raise ValueError(f"{path.name} is no parcel")
    return files
