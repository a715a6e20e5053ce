"""Points for an exercise: what each check is worth, partial credit, and what was not tried."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from kit.grader.hookspecs import hookimpl
from kit.grader.model import OPEN, Check, Result, Score
from kit.grader.policy import Policy


class Points:
    """A passed check earns its points; what is open is neither earned nor lost."""

    def __init__(self, policy: Policy) -> None:
        self._worth = policy.worth
        self._whole = policy.all_or_nothing

    @hookimpl(trylast=True)
    def kit_score(
        self, exercise: str, checks: Sequence[Check], results: Mapping[str, Result]
    ) -> Score:
        """The sum over the checks, or all or nothing; scaled to what the exercise is worth."""
        found = tuple(results[check.id] for check in checks)
        earned = _sum(checks, found, {"passed"})
        waiting = _sum(checks, found, OPEN)
        maximum = Fraction(sum(check.points for check in checks))
        reasons: tuple[str, ...] = ()
        if exercise in self._whole and earned < maximum:
            reasons = ("all or nothing: not every check passed",) * (earned + waiting < maximum)
            waiting = maximum if earned + waiting == maximum else Fraction(0)
            earned = Fraction(0)
        score = Score(exercise, earned, maximum, waiting, reasons, found)
        return self._scaled(score)

    def _scaled(self, score: Score) -> Score:
        worth = self._worth.get(score.exercise)
        if worth is None or score.maximum == 0:
            return score
        factor = worth / score.maximum
        return replace(score, points=score.points * factor, open=score.open * factor, maximum=worth)


def _sum(
    checks: Sequence[Check], results: Sequence[Result], verdicts: set[str] | frozenset[str]
) -> Fraction:
    worth = (c.points for c, r in zip(checks, results, strict=True) if r.verdict in verdicts)
    return Fraction(sum(worth))


class Prerequisites:
    """What stands on something that does not work is not tried, and never failed.

    A check or exercise that needs others counts only when all of these passed; what is open in
    them leaves it open too.
    """

    def __init__(self, policy: Policy) -> None:
        self._needs = policy.needs

    @hookimpl(wrapper=True)
    def kit_score(
        self, checks: Sequence[Check], results: Mapping[str, Result]
    ) -> Generator[None, Score, Score]:
        """The score without what was not tried."""
        score = yield
        lost = {check.id: self._missing(check, results) for check in checks}
        if not any(lost.values()):
            return score
        return _without(score, checks, lost)

    def _missing(self, check: Check, results: Mapping[str, Result]) -> str:
        for need in (*self._needs.get(check.exercise, ()), *self._needs.get(check.id, ())):
            found = [each for each in results.values() if need in (each.check, each.exercise)]
            if any(each.verdict not in ("passed", *OPEN) for each in found):
                return need
        return ""


def _without(score: Score, checks: Sequence[Check], lost: Mapping[str, str]) -> Score:
    """Only passed or open points are taken away: the rest was not earned anyway."""
    total = sum(check.points for check in checks) or 1
    factor = score.maximum / total
    by_id = {result.check: result for result in score.results}
    gone = [check for check in checks if lost[check.id]]
    earned = sum(c.points for c in gone if by_id[c.id].verdict == "passed")
    waiting = sum(c.points for c in gone if by_id[c.id].verdict in OPEN)
    results = tuple(
        replace(each, verdict="not-tried", text=f"Not tried: it needs {lost[each.check]}.")
        if lost[each.check]
        else each
        for each in score.results
    )
    needs = dict.fromkeys(lost[check.id] for check in gone)
    return replace(
        score,
        points=max(Fraction(0), score.points - earned * factor),
        open=max(Fraction(0), score.open - waiting * factor),
        results=results,
        reasons=(*score.reasons, *(f"not tried: needs {each}" for each in needs)),
    )
