"""Classroom 50: a ``result.json`` of the schema ``classroom50/result/v1`` for each student.

Options ``classroom50.NAME``, or the variables that its runner sets: ``classroom`` (CLASSROOM),
``assignment`` (ASSIGNMENT), ``submission`` (SUBMISSION_TAG), ``owner`` (USERNAME), ``commit``
(COMMIT_URL), ``release`` (RELEASE_URL), ``review`` (REVIEW_URL); also ``assignment_type``,
``datetime`` (of the commit) and ``scale``. Its points are whole numbers: partial credit and
late days count because every point is written as `scale` of them (default 100, for everybody, so
that the maximum is the same in each regrade).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any, Final

from kit.grader import escape
from kit.grader.errors import SettingError
from kit.grader.gradebook import Gradebook
from kit.grader.model import Grade
from kit.grader.reports.files import dumped
from kit.grader.reports.wording import Line, for_learner, lines, title, worth

SCHEMA: Final = "classroom50/result/v1"
TYPES: Final = ("individual", "group", "team")
_VARIABLES: Final = {
    "classroom": "CLASSROOM",
    "assignment": "ASSIGNMENT",
    "submission": "SUBMISSION_TAG",
    "owner": "USERNAME",
    "commit": "COMMIT_URL",
    "release": "RELEASE_URL",
    "review": "REVIEW_URL",
}
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def report(grades: Gradebook, options: Mapping[str, str]) -> dict[str, bytes]:
    """``classroom50/ID.json`` for each student."""
    known = {name: os.environ.get(variable, "") for name, variable in _VARIABLES.items()}
    prefix = "classroom50."
    given = {
        name.removeprefix(prefix): text for name, text in options.items() if name.startswith(prefix)
    }
    known |= given
    scale = _scale(known.get("scale", "100"))
    _refuse(known)
    return {
        f"classroom50/{escape.file_name(grade.student.id)}.json": dumped(
            result(grade, grades, known, scale)
        )
        for grade in grades
    }


def _scale(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise SettingError(f"classroom50.scale is {text!r}; it is a whole number from 1")
    return int(text)


def _refuse(known: Mapping[str, str]) -> None:
    kind, tag = known.get("assignment_type", TYPES[0]), known["submission"]
    if kind not in TYPES:
        raise SettingError(f"classroom50.assignment_type is {kind!r}; it is one of {TYPES}")
    if tag and not tag.startswith("submit/"):
        raise SettingError(f"classroom50.submission is {tag!r}; it starts with 'submit/'")
    when = known.get("datetime")
    try:
        datetime.fromisoformat(when or "1970-01-01")
    except ValueError:
        raise SettingError(f"classroom50.datetime is {when!r}; it is an ISO time") from None


def result(grade: Grade, grades: Gradebook, known: Mapping[str, str], scale: int) -> dict[str, Any]:
    """The facts of the runner, and the points as whole numbers."""
    attempt = grade.attempt.submission.attempt or "1"
    return {
        "schema": SCHEMA,
        "classroom": known["classroom"] or "classroom",
        "assignment": known["assignment"] or "assignment",
        "assignment_type": known.get("assignment_type", TYPES[0]),
        "owner": known["owner"] or escape.plain(grade.student.id),
        "submission": known["submission"] or f"submit/{escape.file_name(attempt)}",
        **{name: known[name] for name in ("commit", "release", "review")},
        "datetime": _when(grade, known),
        "score": _whole(grade.total.points, scale),
        "max-score": _whole(grade.total.maximum, scale),
        "tests": [
            _test(grade, grades, line, n, scale)
            for n, line in enumerate(lines(grade, grades), start=1)
        ],
    }


def _when(grade: Grade, known: Mapping[str, str]) -> str:
    given = known.get("datetime")
    when = datetime.fromisoformat(given) if given else grade.attempt.submission.submitted or _EPOCH
    zoned = when if when.tzinfo else when.replace(tzinfo=UTC)
    return f"{zoned.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _whole(points: Fraction, scale: int) -> int:
    return max(0, round(points * scale))


def _test(grade: Grade, grades: Gradebook, line: Line, count: int, scale: int) -> dict[str, Any]:
    score, check, found = line
    passed = found.verdict == "passed"
    most = _whole(worth(score, check, grades), scale)
    return {
        "test-name": escape.plain(f"{score.exercise}: {title(check, count)}"),
        "passed": passed,
        "score": most if passed else 0,
        "max-score": most,
        "verdict": found.verdict,
        "message": escape.plain(for_learner(grade, found), lines=True),
    }
