"""What a student gets: the sum, of the best or last attempt, and exercises that are a bonus."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from fractions import Fraction

from kit.grader.hookspecs import hookimpl
from kit.grader.model import Attempt, Score, Total
from kit.grader.policy import Policy


class Totals:
    """The sum over the exercises of the attempt that counts."""

    def __init__(self, policy: Policy) -> None:
        self._counts = policy.attempts

    @hookimpl(trylast=True)
    def kit_total(self, attempts: Sequence[Attempt]) -> Total:
        """Of equally good attempts the last counts."""
        index = len(attempts) - 1
        if self._counts == "best":
            index = max(range(len(attempts)), key=lambda each: (attempts[each].points, each))
        chosen = attempts[index]
        reasons: tuple[str, ...] = ()
        if len(attempts) > 1:
            reasons = (f"{self._counts} of {len(attempts)} attempts: {chosen.submission.attempt}",)
        return Total(
            points=chosen.points,
            maximum=sum((score.maximum for score in chosen.scores), Fraction(0)),
            open=sum((score.open for score in chosen.scores), Fraction(0)),
            attempt=index,
            reasons=reasons,
        )


class Bonus:
    """Exercises whose points count and whose maximum does not."""

    def __init__(self, policy: Policy) -> None:
        self._exercises = policy.bonus

    @hookimpl(wrapper=True)
    def kit_score(self, exercise: str) -> Generator[None, Score, Score]:
        """Say so at the exercise."""
        score = yield
        if exercise not in self._exercises:
            return score
        return replace(score, reasons=(*score.reasons, "bonus"))

    @hookimpl(wrapper=True)
    def kit_total(self, attempts: Sequence[Attempt]) -> Generator[None, Total, Total]:
        """The total with a smaller maximum."""
        total = yield
        extra = [
            score for score in attempts[total.attempt].scores if score.exercise in self._exercises
        ]
        if not extra:
            return total
        return replace(total, maximum=total.maximum - sum(score.maximum for score in extra))
