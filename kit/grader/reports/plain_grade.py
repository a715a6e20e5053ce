"""A grade as plain data and back: what the files of the students and the class hold."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from fractions import Fraction
from typing import Any, Final

from kit.grader.model import (
    Attempt,
    Check,
    Grade,
    Manifest,
    Result,
    Score,
    Student,
    Submission,
    Total,
    exact,
)

SCHEMA: Final = "kit.grade/v1"


def number(points: Fraction) -> int | float:
    """As JSON has it: whole if it can be, else at most four digits."""
    return int(points) if points.denominator == 1 else float(round(points, 4))


def to_plain(grade: Grade, manifest: Manifest) -> dict[str, Any]:
    """Everything about one student; raw text, so escape it where it is shown."""
    checks = {check.id: check for check in manifest.checks}
    submission = grade.attempt.submission
    return {
        "schema": SCHEMA,
        "student": {**asdict(grade.student), "facts": dict(grade.student.facts)},
        **_points(grade.total),
        "final": grade.final,
        "reasons": list(grade.total.reasons),
        "attempts": grade.attempts,
        "attempt": grade.total.attempt,
        "submission": _plain_submission(submission),
        "exercises": [_plain_score(score, grade, checks) for score in grade.attempt.scores],
        "flags": list(grade.flags),
        "digests": dict(grade.digests),
    }


def _points(value: Score | Total) -> dict[str, int | float]:
    return {
        "points": number(value.points),
        "maximum": number(value.maximum),
        "open": number(value.open),
    }


def _plain_submission(submission: Submission) -> dict[str, Any]:
    at = submission.submitted
    return {
        "source": submission.source,
        "attempt": submission.attempt,
        "digest": submission.digest,
        "digests": dict(submission.digests),
        "submitted": at.isoformat() if at is not None else None,
        "notes": list(submission.notes),
        "missing": list(submission.missing),
    }


def _plain_score(score: Score, grade: Grade, checks: dict[str, Check]) -> dict[str, Any]:
    return {
        "exercise": score.exercise,
        **_points(score),
        "reasons": list(score.reasons),
        "checks": [
            {
                "check": result.check,
                "words": checks[result.check].words,
                "points": checks[result.check].points,
                "hidden": checks[result.check].hidden,
                "verdict": result.verdict,
                "tries": list(result.tries),
                "schedules": result.schedules,
                "complete": result.complete,
                "text": result.text,
                "comment": grade.comments.get(result.check, ""),
            }
            for result in score.results
        ],
    }


def from_plain(plain: dict[str, Any]) -> Grade:
    """The grade out of plain data, texts or not. KeyError or TypeError when it is none."""
    student = Student(**plain["student"])
    scores = tuple(_score(each) for each in plain["exercises"])
    comments = {
        check["check"]: check["comment"]
        for each in plain["exercises"]
        for check in each["checks"]
        if check.get("comment")
    }
    return Grade(
        student=student,
        attempt=Attempt(_submission(plain["submission"], student), scores),
        total=Total(**_exact(plain), attempt=plain["attempt"], reasons=tuple(plain["reasons"])),
        attempts=plain["attempts"],
        comments=comments,
        flags=tuple(plain["flags"]),
        digests=plain["digests"],
    )


def _exact(plain: dict[str, Any]) -> dict[str, Fraction]:
    return {name: exact(plain[name]) for name in ("points", "maximum", "open")}


def _submission(plain: dict[str, Any], student: Student) -> Submission:
    at = plain["submitted"]
    return Submission(
        student=student,
        attempt=plain["attempt"],
        source=plain["source"],
        digest=plain["digest"],
        digests=plain["digests"],
        submitted=datetime.fromisoformat(at) if at is not None else None,
        notes=tuple(plain["notes"]),
        missing=tuple(plain["missing"]),
    )


def _score(plain: dict[str, Any]) -> Score:
    results = tuple(
        Result(
            each["check"],
            plain["exercise"],
            each["verdict"],
            each.get("text", ""),
            tuple(each["tries"]),
            each["schedules"],
            each["complete"],
        )
        for each in plain["checks"]
    )
    return Score(
        plain["exercise"], **_exact(plain), reasons=tuple(plain["reasons"]), results=results
    )
