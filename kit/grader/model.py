"""The values of grading. Frozen and plain: a report is a pure function of them.

No value holds a time or a duration of this run, so the same class gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import Final

VERDICTS: Final = (
    "passed",
    "wrong",
    "race",
    "deadlock",
    "livelock",
    "hung",
    "crashed",
    "left-behind",
    "not-started",
    "does-not-import",
    "forged",
    "not-reproducible",
    "not-tried",
    "kit-error",
)
OPEN: Final = frozenset({"not-reproducible", "kit-error"})
"""Neither earned nor lost: an instructor has to look."""


def exact(number: float | Fraction) -> Fraction:
    """Points as an exact number: what a plugin works out with floats is rounded to 1/10000."""
    return round(Fraction(number) * 10_000) / Fraction(10_000)


@dataclass(frozen=True, slots=True)
class Student:
    """One line of the roster; without a roster the id is all that is known.

    facts   the other columns of the roster: ``deadline``, ``group``, ...
    """

    id: str
    name: str = ""
    email: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HandIn:
    """What was found in the class: bytes of the expected files, and nothing else.

    name       as the folder or file is called; the roster makes a student of it
    attempt    the name of one of several attempts, "" if there is one
    source     where it lies, from the class folder
    files      ``07_lock/account.py`` -> bytes
    submitted  when, if the place tells
    changed    when the folder or file was last written here, which may be later
    notes      what was refused, and why; for the instructor
    """

    name: str
    source: str
    files: Mapping[str, bytes]
    attempt: str = ""
    submitted: datetime | None = None
    changed: datetime | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Submission:
    """A hand-in of a known student, without its bytes.

    digests   chapter -> digest of its files; a chapter of which nothing came is not there
    digest    of everything together
    alone     exercise -> digest of its file, where nothing else decides on its results
    missing   expected files that were not handed in
    """

    student: Student
    attempt: str
    source: str
    digest: str
    digests: Mapping[str, str]
    submitted: datetime | None = None
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    alone: Mapping[str, str] = field(default_factory=dict)

    @property
    def files_came(self) -> bool:
        """Anything was handed in."""
        return bool(self.digests)

    @property
    def key(self) -> tuple[str, str]:
        """(student, attempt): one name for it in the whole class."""
        return self.student.id, self.attempt


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the manifest.

    id        ``07_lock/test_account.py::test_no_deposit_is_lost``
    exercise  ``07_lock/account``
    words     the learner's sentence
    hidden    from the private folder: a learner sees no more than its verdict
    """

    id: str
    exercise: str
    points: int
    words: str
    hidden: bool = False

    @property
    def chapter(self) -> str:
        """``07_lock``."""
        return self.exercise.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Manifest:
    """All checks, fixed before any submission runs: what is missing at the end was not earned."""

    checks: tuple[Check, ...]

    @property
    def exercises(self) -> tuple[str, ...]:
        """The keys of the exercises, in the order of the course."""
        return tuple(dict.fromkeys(check.exercise for check in self.checks))

    @property
    def maximum(self) -> int:
        """The points of all checks."""
        return sum(check.points for check in self.checks)

    def of(self, exercise: str) -> tuple[Check, ...]:
        """The checks of one exercise."""
        return tuple(check for check in self.checks if check.exercise == exercise)


@dataclass(frozen=True, slots=True)
class Result:
    """What one check said about one submission.

    verdict    one of `VERDICTS`
    text       what the learner's own run shows: the words, the picture
    tries      the verdict of each run of it; the first decides, the others confirm it
    schedules  how many were run, 0 if it explored nothing
    complete   these were all there are
    """

    check: str
    exercise: str
    verdict: str
    text: str = ""
    tries: tuple[str, ...] = ()
    schedules: int = 0
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Score:
    """Points for one exercise.

    open      points that wait for the instructor: neither earned nor lost
    reasons   what changed the points, in words
    results   as they are counted: those of a check that was not tried say so
    """

    exercise: str
    points: Fraction
    maximum: Fraction
    open: Fraction = Fraction(0)
    reasons: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()

    def __post_init__(self) -> None:
        for name in ("points", "maximum", "open"):
            object.__setattr__(self, name, exact(getattr(self, name)))


@dataclass(frozen=True, slots=True)
class Attempt:
    """One submission and its scores, exercise by exercise."""

    submission: Submission
    scores: tuple[Score, ...]

    @property
    def points(self) -> Fraction:
        """The sum of the scores."""
        return sum((score.points for score in self.scores), Fraction(0))


@dataclass(frozen=True, slots=True)
class Total:
    """What a student gets.

    attempt   index of the attempt that counts
    """

    points: Fraction
    maximum: Fraction
    open: Fraction = Fraction(0)
    attempt: int = 0
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("points", "maximum", "open"):
            object.__setattr__(self, name, exact(getattr(self, name)))


@dataclass(frozen=True, slots=True)
class Grade:
    """All about one student.

    attempt   the one that counts
    comments  check or exercise -> what the learner is told
    flags     what an instructor should look at
    digests   of the checks and the kit that graded it
    """

    student: Student
    attempt: Attempt
    total: Total
    attempts: int = 1
    comments: Mapping[str, str] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)

    @property
    def final(self) -> bool:
        """Nothing waits for the instructor: a gradebook may take it."""
        return self.total.open == 0

    @property
    def verdicts(self) -> dict[str, str]:
        """Check -> verdict, in the order of the course."""
        return {
            result.check: result.verdict
            for score in self.attempt.scores
            for result in score.results
        }
