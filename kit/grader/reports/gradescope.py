"""Gradescope: a ``results.json`` for each student.

Option ``gradescope.visibility``: ``visible`` (default), ``after_due_date`` or
``after_published``. Never ``hidden``: one hidden test hides a student's total. The total stands
at the top and overrides the sum of the tests, so late days, overrides and bonus count.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from kit.grader import escape
from kit.grader.errors import SettingError
from kit.grader.gradebook import Gradebook
from kit.grader.model import Grade
from kit.grader.reports.files import dumped
from kit.grader.reports.plain_grade import number
from kit.grader.reports.wording import Line, for_learner, lines, reasons, status, title, worth

VISIBILITIES: Final = ("visible", "after_due_date", "after_published")


def report(grades: Gradebook, options: Mapping[str, str]) -> dict[str, bytes]:
    """``gradescope/ID.json`` for each student."""
    visibility = options.get("gradescope.visibility", VISIBILITIES[0])
    if visibility not in VISIBILITIES:
        known = ", ".join(VISIBILITIES)
        raise SettingError(f"gradescope.visibility is {visibility!r}; it may be {known}")
    return {
        f"gradescope/{escape.file_name(grade.student.id)}.json": dumped(
            results(grade, grades, visibility)
        )
        for grade in grades
    }


def results(grade: Grade, grades: Gradebook, visibility: str) -> dict[str, Any]:
    """The ``results.json`` of one student, without its time: the same grade, the same bytes."""
    return {
        "score": number(grade.total.points),
        "output": escape.plain(_head(grade), lines=True),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": visibility,
        "stdout_visibility": "hidden",
        "extra_data": {"open": number(grade.total.open), "maximum": number(grade.total.maximum)},
        "tests": [
            _test(grade, grades, line, n) for n, line in enumerate(lines(grade, grades), start=1)
        ],
    }


def _head(grade: Grade) -> str:
    total = grade.total
    said = [f"{number(total.points)} of {number(total.maximum)} points"]
    if not grade.final:
        said.append(f"{number(total.open)} points are open until your instructor has looked")
    return "\n".join((*said, *reasons(grade)))


def _test(grade: Grade, grades: Gradebook, line: Line, count: int) -> dict[str, Any]:
    score, check, result = line
    passed = status(result) == "pass"
    most = worth(score, check, grades)
    place = list(grades.manifest.exercises).index(score.exercise) + 1
    return {
        "score": number(most) if passed else 0,
        "max_score": number(most),
        "status": "passed" if passed else "failed",
        "name": escape.plain(f"{score.exercise}: {title(check, count)}"),
        "number": f"{place}.{list(grades.manifest.of(score.exercise)).index(check) + 1}",
        "output": escape.plain(for_learner(grade, result), lines=True),
        "tags": [result.verdict],
    }
