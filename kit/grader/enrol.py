"""From what was found to submissions of known students, and the bytes in parcels on the disk.

A parcel is one file of plain data: what a worker, here or on another machine, gets to judge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from kit.grader import digest
from kit.grader.alone import of_stubs
from kit.grader.model import HandIn, Student, Submission
from kit.grader.policy import time_in
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


def enrol(  # noqa: PLR0913 - each option is named, and has a default
    found: Iterable[HandIn],
    roster: Roster,
    wanted: Wanted,
    parcels: Path,
    *,
    by_files: bool = False,
    alone: Mapping[str, str] | None = None,
) -> Class:
    """Sort what was found to students; those of the roster without anything are there too.

    alone      path -> exercise, of the stubs that may be judged once for all who have the same
    by_files   the time of a file or folder counts where nothing else tells when it was handed in
    """
    desk = _Desk(roster, wanted, parcels, by_files=by_files, alone=alone or {})
    for hand_in in found:
        desk.take(hand_in)
    return desk.members()


class _Desk:
    """Takes one hand-in after another; see `enrol`."""

    def __init__(
        self,
        roster: Roster,
        wanted: Wanted,
        parcels: Path,
        *,
        by_files: bool,
        alone: Mapping[str, str],
    ) -> None:
        self._roster = roster
        self._stubs = frozenset(wanted.files.values())
        self._parcels = parcels
        self._by_files = by_files
        self._alone = alone
        self._students = {each.id: each for each in roster.students}
        self._attempts: dict[str, list[Submission]] = {each: [] for each in self._students}
        self._singles: dict[str, HandIn] = {}
        self._strays: list[str] = []

    def take(self, hand_in: HandIn) -> None:
        """Single files of one student are kept back: they are one hand-in."""
        student = self._roster.student(hand_in.name)
        if student is None:
            self._strays.append(hand_in.source)
            return
        self._students[student.id] = student
        if hand_in.source.endswith(".py"):
            before = self._singles.get(student.id)
            self._singles[student.id] = hand_in if before is None else _merged(before, hand_in)
        else:
            self._add(student, hand_in)

    def members(self) -> Class:
        """When everything was taken."""
        for identity, hand_in in self._singles.items():
            self._add(self._students[identity], hand_in)
        for student in self._students.values():
            if not self._attempts.get(student.id):
                self._add(student, HandIn(student.id, "", {}, notes=(NOBODY,)))
        sorted_attempts = {key: _told_apart(self._attempts[key]) for key in sorted(self._attempts)}
        return Class(sorted_attempts, tuple(self._strays))

    def _add(self, student: Student, hand_in: HandIn) -> None:
        identity = digest.of_files(hand_in.files)
        write_whole(self._parcels / identity, dump(dict(hand_in.files)), sync=False)
        submission = Submission(
            student=student,
            attempt=unicodedata.normalize("NFC", hand_in.attempt),
            source=hand_in.source,
            digest=identity,
            digests=digest.of_chapters(hand_in.files),
            submitted=self._time(student, hand_in),
            notes=hand_in.notes,
            missing=tuple(sorted(self._stubs - set(hand_in.files))),
            alone=of_stubs(hand_in.files, self._alone),
        )
        self._attempts.setdefault(student.id, []).append(submission)

    def _time(self, student: Student, hand_in: HandIn) -> datetime | None:
        told = student.facts.get("submitted", "")
        if told:
            return time_in(told, f"roster, submitted of {student.id!r}")
        if hand_in.submitted is None and self._by_files:
            return hand_in.changed
        return hand_in.submitted


def _merged(before: HandIn, more: HandIn) -> HandIn:
    times = [each for each in (before.changed, more.changed) if each is not None]
    both = sorted(before.files.keys() & more.files.keys())
    files = {**before.files, **more.files}
    return replace(
        before,
        source=f"{before.source}, {more.source}",
        files={path: data for path, data in files.items() if path not in both},
        changed=max(times, default=None),
        notes=(*before.notes, *more.notes, *(f"{each} is there twice: not taken" for each in both)),
    )


def _told_apart(attempts: list[Submission]) -> list[Submission]:
    """Several hand-ins of one student are attempts, each with its own name, in their order."""
    if len(attempts) == 1:
        return attempts
    named = [each if each.attempt else replace(each, attempt=each.source) for each in attempts]
    return sorted(named, key=lambda each: (_moment(each), _natural(each.attempt)))


def _moment(submission: Submission) -> float:
    return submission.submitted.timestamp() if submission.submitted is not None else 0.0


def _natural(name: str) -> list[tuple[str, int]]:
    """``attempt-2`` comes before ``attempt-10``."""
    return [(word, int(each or 0)) for word, each in re.findall(r"(\D*)(\d*)", name)]


def open_parcel(path: Path) -> dict[str, bytes]:
    """The files in a parcel. ValueError when it is none."""
    files = load(path.read_bytes())
    if type(files) is not dict or digest.of_files(files) != path.name:
        raise ValueError(f"{path.name} is no parcel")
    return files
