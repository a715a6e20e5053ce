"""A class in figures: how points are spread, what is hard, and what goes wrong where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from kit.grader.gradebook import Gradebook
from kit.grader.model import OPEN, Check, Grade, Score

TENTHS: Final = 10
UNTRIED: Final = frozenset({"not-started", "not-tried"})


@dataclass(slots=True)
class Tally:
    """How one check or exercise went: verdicts, and shares of the points."""

    verdicts: Counter[str] = field(default_factory=Counter)
    share: Fraction = Fraction(0)
    students: int = 0

    @property
    def tried(self) -> int:
        """Runs that say something about the student."""
        return sum(n for verdict, n in self.verdicts.items() if verdict not in UNTRIED | OPEN)

    @property
    def passed(self) -> int:
        """Runs that passed."""
        return self.verdicts["passed"]

    @property
    def mean(self) -> Fraction:
        """The mean share of the points, from 0 to 1."""
        return self.share / self.students if self.students else Fraction(0)

    def among(self, *, tried: bool = False) -> str:
        """What went wrong most often, ``race (4)``; the first by name among equals.

        tried   only of those who tried
        """
        left = UNTRIED | {"passed"} if tried else {"passed"}
        wrong = [(-n, verdict) for verdict, n in self.verdicts.items() if verdict not in left]
        return f"{min(wrong)[1]} ({-min(wrong)[0]})" if wrong else ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Of a whole class; made in one pass, in memory that does not grow with it.

    spread   students by tenths of the maximum, the last one with the maximum itself
    """

    students: int
    waiting: int
    mean: Fraction
    maximum: Fraction
    spread: tuple[int, ...]
    exercises: dict[str, Tally]
    checks: dict[str, Tally]

    def hardest(self, checks: Sequence[Check], most: int = 10) -> list[tuple[Check, Tally]]:
        """Checks that the smallest share of those who tried passed; what all passed is not hard."""
        found = [(check, self.checks[check.id]) for check in checks if check.id in self.checks]
        hard = [(check, tally) for check, tally in found if tally.passed < tally.tried]
        return sorted(hard, key=lambda each: Fraction(each[1].passed, each[1].tried))[:most]


def share(score: Score) -> Fraction:
    """Points as a part of the maximum, from 0 to 1."""
    return max(Fraction(0), min(Fraction(1), score.points / (score.maximum or 1)))


def figures(grades: Gradebook) -> Figures:
    """Go over the class once."""
    spread, waiting, points, most, students = [0] * TENTHS, 0, Fraction(0), Fraction(0), 0
    exercises = {each: Tally() for each in grades.manifest.exercises}
    checks = {each.id: Tally() for each in grades.manifest.checks}
    for grade in grades:
        students += 1
        waiting += not grade.final
        points += grade.total.points
        most = max(most, grade.total.maximum)
        spread[tenth(grade)] += 1
        _count(grade, exercises, checks)
    mean = points / students if students else points
    return Figures(students, waiting, mean, most, tuple(spread), exercises, checks)


def tenth(grade: Grade) -> int:
    """In which tenth of the maximum the points lie; bonus and maximum are in the last."""
    part = grade.total.points / (grade.total.maximum or 1)
    return max(0, min(TENTHS - 1, int(part * TENTHS)))


def _count(grade: Grade, exercises: dict[str, Tally], checks: dict[str, Tally]) -> None:
    for score in grade.attempt.scores:
        tally = exercises.setdefault(score.exercise, Tally())
        tally.students += 1
        tally.share += share(score)
        for result in score.results:
            tally.verdicts[result.verdict] += 1
            checks.setdefault(result.check, Tally()).verdicts[result.verdict] += 1
