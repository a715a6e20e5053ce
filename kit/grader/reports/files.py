"""The built-in formats: JSON, CSV, and the text that a learner gets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any, Final

from kit.grader import escape
from kit.grader.gradebook import Gradebook
from kit.grader.hookspecs import hookimpl
from kit.grader.model import Grade, Manifest
from kit.grader.reports.plain_grade import number, to_plain

CLASS_SCHEMA: Final = "kit.class/v1"


class Files:
    """The formats ``json`` and ``csv``."""

    @hookimpl
    def kit_report(self, format: str, grades: Gradebook) -> Mapping[str, bytes] | None:  # noqa: A002
        """None for any other format."""
        if format == "json":
            return {"grades.json": class_json(grades)}
        if format == "csv":
            return {"grades.csv": class_csv(grades)}
        return None


def dumped(plain: Any) -> bytes:
    """JSON as a file: one fact a line, all of it ASCII."""
    return (json.dumps(plain, indent=1, ensure_ascii=True) + "\n").encode("ascii")


def student_json(grade: Grade, manifest: Manifest) -> bytes:
    """Everything about one student."""
    return dumped(to_plain(grade, manifest))


def class_json(grades: Gradebook) -> bytes:
    """The whole class, without the texts: those are in the files of the students.

    Put together from bytes: what one student needs as objects is gone before the next.
    """
    head = {
        "schema": CLASS_SCHEMA,
        "maximum": grades.manifest.maximum,
        "digests": dict(grades.digests),
        "notes": list(grades.notes),
        "manifest": [
            {"check": c.id, "exercise": c.exercise, "points": c.points, "hidden": c.hidden}
            for c in grades.manifest.checks
        ],
    }
    start = dumped(head).rstrip(b"\n}") + b',\n "students": [\n'
    students = b",\n".join(_without_texts(grade, grades.manifest) for grade in grades)
    return start + students + b"\n ]\n}\n"


def _without_texts(grade: Grade, manifest: Manifest) -> bytes:
    plain = to_plain(grade, manifest)
    for exercise in plain["exercises"]:
        for check in exercise["checks"]:
            del check["text"], check["comment"]
    return dumped(plain).rstrip(b"\n")


def class_csv(grades: Gradebook) -> bytes:
    """A line for each student; opens in a spreadsheet, which takes no cell for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    exercises = grades.manifest.exercises
    heading = ["id", "name", "email", "points", "maximum", "open", "final", "late and bonus"]
    writer.writerow([*heading, *map(escape.cell, exercises), "to look at"])
    for grade in grades:
        student, total = grade.student, grade.total
        reasons = dict.fromkeys((*total.reasons, *_reasons(grade)))
        texts = [student.id, student.name, student.email]
        numbers = [number(total.points), number(total.maximum), number(total.open)]
        points = {score.exercise: number(score.points) for score in grade.attempt.scores}
        writer.writerow(
            [
                *map(escape.cell, texts),
                *numbers,
                "yes" if grade.final else "no",
                escape.cell("; ".join(reasons)),
                *(points.get(each, "") for each in exercises),
                escape.cell("; ".join(grade.flags)),
            ]
        )
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def _reasons(grade: Grade) -> list[str]:
    return [reason for score in grade.attempt.scores for reason in score.reasons]


def feedback(grade: Grade) -> bytes:
    """What the learner gets: points, and for each check that did not pass what there is to say."""
    lines = [
        f"{_who(grade)}: {number(grade.total.points)} of {number(grade.total.maximum)} points"
        + (f", {number(grade.total.open)} open" if not grade.final else ""),
        *(f"  {reason}" for reason in grade.total.reasons),
    ]
    for score in grade.attempt.scores:
        head = f"{score.exercise}: {number(score.points)} of {number(score.maximum)}"
        lines += ["", "; ".join((head, *score.reasons))]
        for text in _told(grade, [result.check for result in score.results]):
            lines += ["", text]
    return (escape.no_commands("\n".join(lines), most=2_000_000) + "\n").encode("utf-8")


def _told(grade: Grade, checks: list[str]) -> list[str]:
    """A text that several checks share is told once."""
    return list(dict.fromkeys(grade.comments[each] for each in checks if each in grade.comments))


def _who(grade: Grade) -> str:
    return grade.student.name or grade.student.id
