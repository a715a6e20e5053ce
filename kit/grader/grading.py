"""From results to a grade, through the hooks. Knows no file and no process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kit.grader.model import (
    OPEN,
    Attempt,
    Grade,
    Manifest,
    Result,
    Score,
    Submission,
)
from kit.grader.plugins import Plugins

Results = Mapping[str, Result]


def graded(
    attempts: Sequence[tuple[Submission, Results]],
    manifest: Manifest,
    plugins: Plugins,
    digests: Mapping[str, str],
) -> Grade:
    """The grade of one student. A check without a result is a kit-error: it keeps its place."""
    scored = [_attempt(each, results, manifest, plugins) for each, results in attempts]
    student = attempts[0][0].student
    total = plugins.call("kit_total", student=student, attempts=scored)
    chosen = scored[total.attempt]
    return Grade(
        student=student,
        attempt=chosen,
        total=total,
        attempts=len(scored),
        comments=dict(_comments(chosen, manifest, plugins)),
        flags=tuple(_flags(chosen)),
        digests=digests,
    )


def _attempt(
    submission: Submission, results: Results, manifest: Manifest, plugins: Plugins
) -> Attempt:
    whole = {check.id: results.get(check.id) or lost(check.id, check.exercise)
             for check in manifest.checks}  # fmt: skip
    scores: list[Score] = [
        plugins.call(
            "kit_score",
            exercise=exercise,
            checks=manifest.of(exercise),
            results=whole,
            submission=submission,
        )
        for exercise in manifest.exercises
    ]
    return Attempt(submission, tuple(scores))


def lost(check: str, exercise: str) -> Result:
    """In place of a result that never came."""
    return Result(check, exercise, "kit-error", "The grader got no result for this check.")


def _comments(attempt: Attempt, manifest: Manifest, plugins: Plugins) -> Iterator[tuple[str, str]]:
    checks = {check.id: check for check in manifest.checks}
    for score in attempt.scores:
        for result in score.results:
            said = plugins.call(
                "kit_comment",
                exercise=score.exercise,
                check=checks[result.check],
                result=result,
                submission=attempt.submission,
            )
            if said:
                yield result.check, "\n".join(reversed(said))


def _flags(attempt: Attempt) -> Iterator[str]:
    """What an instructor should look at."""
    yield from attempt.submission.notes
    for score in attempt.scores:
        for result in score.results:
            if result.verdict in OPEN or result.verdict == "forged":
                yield f"{result.check}: {result.verdict}"
        yield from (reason for reason in score.reasons if "look again" in reason)
