"""What a report says of one check, and to whom: a learner hears less than an instructor."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kit.grader.gradebook import Gradebook
from kit.grader.model import OPEN, Check, Grade, Result, Score

Line = tuple[Score, Check, Result]


def lines(grade: Grade, grades: Gradebook) -> Iterator[Line]:
    """Every check of a grade with its score and its place in the manifest, in that order."""
    checks = {check.id: check for check in grades.manifest.checks}
    for score in grade.attempt.scores:
        for result in score.results:
            yield score, checks[result.check], result


def who(grade: Grade) -> str:
    """The name of a student, or the id of one without a name."""
    return grade.student.name or grade.student.id


def function(check: Check) -> str:
    """``test_no_deposit_is_lost``."""
    return check.id.rpartition("::")[2]


def title(check: Check, number: int) -> str:
    """The learner's sentence; of a hidden check no more than that it is there."""
    return f"Hidden check {number}" if check.hidden else check.words or function(check)


def for_learner(grade: Grade, result: Result) -> str:
    """What a learner may read about a check; "" when it passed."""
    if result.verdict == "passed":
        return ""
    return grade.comments.get(result.check) or f"The verdict: {result.verdict}."


def for_instructor(grade: Grade, result: Result) -> str:
    """The text of the learner's own run, whatever the learner may see of it."""
    return result.text or for_learner(grade, result)


def worth(score: Score, check: Check, grades: Gradebook) -> Fraction:
    """Points of a check when its exercise is worth something else than its checks are."""
    whole = sum(each.points for each in grades.manifest.of(score.exercise)) or 1
    return score.maximum * check.points / whole


def status(result: Result) -> str:
    """``pass``, ``fail``, or ``open`` when an instructor has to look."""
    if result.verdict in OPEN:
        return "open"
    return "pass" if result.verdict == "passed" else "fail"


def reasons(grade: Grade) -> list[str]:
    """What changed the points, each told once."""
    scores = (reason for score in grade.attempt.scores for reason in score.reasons)
    return list(dict.fromkeys((*grade.total.reasons, *scores)))
