"""Canvas: a CSV file for the import into its gradebook, and the check before it.

Options: ``canvas.assignment`` as the gradebook's export heads its column, ``Title (1234)``;
``canvas.export``, that export. The ids come from it, or from the columns of the roster that
Canvas uses too: ``Canvas ID``, ``SIS User ID``, ``SIS Login ID``, ``Section``; an export may be
the roster. Without any, the id of the roster is taken for the SIS User ID.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from kit.grader.errors import SettingError
from kit.grader.gradebook import Gradebook
from kit.grader.model import Grade
from kit.grader.reports.matching import (
    UNCHECKED,
    Row,
    is_changed,
    only,
    read_export,
    said,
    table,
    twice,
)
from kit.grader.reports.wording import who

COLUMNS: Final = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
KEYS: Final = ("ID", "SIS User ID", "SIS Login ID", "Student")
"""As Canvas looks for a student: the first that is found decides."""

TITLE: Final = "Exercises"
POINTS_POSSIBLE: Final = "    Points Possible"


def report(grades: Gradebook, options: Mapping[str, str]) -> dict[str, bytes]:
    """``canvas.csv``, and ``canvas-check.txt`` with what Canvas would not take as it is meant."""
    title = options.get("canvas.assignment", TITLE)
    export = read_export("canvas.export", options)
    if export is not None and not set(export[0]) >= {"Student", "ID", "Section"}:
        raise SettingError("canvas.export has not the columns Student, ID and Section")
    problems = _about_title(title, export)
    heading = [*COLUMNS, title]
    rows = [heading, [POINTS_POSSIBLE, "", "", "", "", points(Fraction(grades.manifest.maximum))]]
    found: list[tuple[Grade, Row]] = []
    for grade in grades:
        rows[1][-1] = points(grade.total.maximum)
        row = identity(grade) if export is None else _matched(grade, export)
        if row is None:
            problems.append(f"{_named(grade)}: no student of the export; left out")
        else:
            found.append((grade, row))
    problems += _doubtful(found)
    if export is not None:
        problems += _ungraded(export, [row for _, row in found])
    rows += [[*(row.get(each, "") for each in COLUMNS), _score(grade)] for grade, row in found]
    return {
        "canvas.csv": table(rows),
        "canvas-check.txt": said("Canvas: import canvas.csv into the gradebook.", problems),
    }


def points(number: Fraction) -> str:
    """Two digits: Canvas compares no more."""
    return f"{float(round(number, 2)):.2f}"


def _score(grade: Grade) -> str:
    """Blank while points are open: Canvas then keeps what it has."""
    return points(grade.total.points) if grade.final else ""


def identity(grade: Grade) -> Row:
    """What the roster knows of a student, by the columns of Canvas."""
    student, facts = grade.student, grade.student.facts
    exported = "student" in facts
    return {
        "Student": facts.get("student") or student.name,
        "ID": facts.get("canvas id") or (student.id if exported else ""),
        "SIS User ID": facts.get("sis user id") or ("" if exported else student.id),
        "SIS Login ID": facts.get("sis login id") or student.email,
        "Section": facts.get("section", ""),
    }


def _matched(grade: Grade, export: Sequence[Row]) -> Row | None:
    known = identity(grade)
    for key in KEYS:
        row = only(export[1:], key, known[key])
        if row is not None:
            return row
    return only(export[1:], "ID", grade.student.id)


def _named(grade: Grade) -> str:
    student = grade.student
    return f"{student.id} ({student.name})" if student.name else student.id


def _about_title(title: str, export: Sequence[Row] | None) -> list[str]:
    if export is None:
        return [
            f"the column {title!r} is a new assignment unless Canvas has one of that title",
            *UNCHECKED,
        ]
    if title in export[0]:
        return []
    return [f"no column {title!r} in the export: Canvas would make a new assignment of it"]


def _doubtful(found: Sequence[tuple[Grade, Row]]) -> list[str]:
    problems = []
    for key in KEYS[:3]:
        for value in sorted(twice(row.get(key, "") for _, row in found)):
            names = ", ".join(_named(grade) for grade, row in found if row.get(key) == value)
            problems.append(f"{names}: the same {key} {value!r}")
    for grade, row in found:
        changed = [key for key in KEYS if is_changed(row.get(key, ""))]
        if changed:
            what = ", ".join(changed)
            problems.append(f"{_named(grade)}: {what} was made harmless and may not match")
        if row.get("ID") and not row["ID"].isdigit():
            problems.append(f"{_named(grade)}: the ID {row['ID']!r} is not a number")
        if not grade.final:
            problems.append(f"{who(grade)}: points are open; the score stays blank")
    return problems


def _ungraded(export: Sequence[Row], found: Sequence[Row]) -> list[str]:
    return [
        f"{row['Student']}: in the export, and nothing was graded"
        for row in export[1:]
        if row["ID"] and row not in found
    ]
