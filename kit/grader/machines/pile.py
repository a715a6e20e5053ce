"""What is left to be given out: whole submissions first, parts of them near the end."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kit.grader.model import Check, Manifest
from kit.grader.plan import Job

WIDE: Final = 4
"""Submissions for each slot: with fewer left, exercises are given out, so that no slot is idle."""
LOSSES: Final = 5
"""Workers that a piece may lose before it is left for the next round, in smaller pieces."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some checks of one submission: what a worker gets at once."""

    number: int
    job: Job
    checks: tuple[str, ...]

    @property
    def chapters(self) -> frozenset[str]:
        """The chapters of its checks: no other file of the submission is needed."""
        return frozenset(each.partition("/")[0] for each in self.checks)


class Pile:
    """Pieces that no worker has. Every check of every job is in one piece, or in none.

    unit   the largest piece: a submission, an exercise or a check
    """

    def __init__(self, jobs: Iterable[Job], manifest: Manifest, unit: str) -> None:
        self._jobs = deque(jobs)
        self._manifest = manifest
        self._unit = unit
        self._parts: deque[Piece] = deque()
        self._losses: dict[int, int] = {}
        self._numbers = itertools.count()

    @property
    def is_empty(self) -> bool:
        """Nothing is left to give out."""
        self._cut()
        return not self._parts and not self._jobs

    def take(self, slots: int) -> Piece | None:
        """The next piece, for one of so many slots."""
        self._cut()
        if self._parts:
            return self._parts.popleft()
        if not self._jobs:
            return None
        job = self._jobs.popleft()
        checks = self._left(job)
        if self._unit == "submission" and len(self._jobs) >= WIDE * slots:
            return self._piece(job, checks)
        self._parts.extend(self._pieces(job, checks))
        return self._parts.popleft()

    def put_back(self, piece: Piece) -> bool:
        """Its worker is lost: it is the next again. False when that was once too often."""
        self._losses[piece.number] = self._losses.get(piece.number, 0) + 1
        if self._losses[piece.number] > LOSSES:
            return False
        self._parts.appendleft(piece)
        return True

    def return_unseen(self, piece: Piece) -> None:
        """The worker would not have it, and never looked at it."""
        self._parts.appendleft(piece)

    def _cut(self) -> None:
        """Jobs without anything to do are none."""
        while self._jobs and not self._left(self._jobs[0]):
            self._jobs.popleft()

    def _left(self, job: Job) -> list[Check]:
        return [each for each in self._manifest.checks if job.needs(each.id, each.exercise)]

    def _pieces(self, job: Job, checks: list[Check]) -> Iterator[Piece]:
        for _, group in itertools.groupby(checks, key=self._key):
            yield self._piece(job, group)

    def _key(self, check: Check) -> str:
        return check.id if self._unit == "check" else check.exercise

    def _piece(self, job: Job, checks: Iterable[Check]) -> Piece:
        return Piece(next(self._numbers), job, tuple(each.id for each in checks))
