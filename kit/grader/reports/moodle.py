"""Moodle: a CSV file for the import into its gradebook, and the check before it.

Options: ``moodle.key``: the column that Moodle maps to a user, ``idnumber`` (default),
``username``, ``email`` or ``id``; ``moodle.maximum``: the maximum of the grade item, to which
points are scaled (default: the points themselves, or 100 if they can be more); ``moodle.item``:
its name; ``moodle.export``: the gradebook's export. One row that is wrong makes Moodle refuse
the whole file, so such a row is left out and named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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

KEYS: Final = {
    "idnumber": ("idnumber", "ID number"),
    "username": ("username", "Username"),
    "email": ("email", "Email address"),
    "id": ("id", "User ID"),
}
"""How a key is headed here, and in an export."""

MOST: Final = 100
ITEM: Final = "Exercises"


@dataclass(frozen=True, slots=True)
class Target:
    """What the grades go to: the key of its users, and the maximum of the item."""

    key: str
    maximum: Fraction | None
    export: Sequence[Row] | None

    def scaled(self, grade: Grade) -> Fraction:
        """The points as the item counts them."""
        total = grade.total
        return total.points * self.limit(grade) / (total.maximum or 1)

    def limit(self, grade: Grade) -> Fraction:
        """The most that the item takes."""
        return self.maximum or min(Fraction(MOST), grade.total.maximum)


def report(grades: Gradebook, options: Mapping[str, str]) -> dict[str, bytes]:
    """``moodle.csv`` with the rows that Moodle takes, ``moodle-check.txt`` with the others."""
    target, item = _target(options), options.get("moodle.item", ITEM)
    rows, users = [[target.key, item, f"{item} feedback"]], []
    problems = list(UNCHECKED) if target.export is None else []
    shared = twice(user_of(grade, target.key) for grade in grades)
    most = Fraction(0)
    for grade in grades:
        user, most = user_of(grade, target.key), target.limit(grade)
        wrong = _wrong(grade, user, target, shared)
        if wrong:
            problems.append(f"{_named(grade)}: {wrong}; left out")
            continue
        users.append(user)
        if not grade.final:
            problems.append(f"{_named(grade)}: points are open; the grade stays blank")
        rows.append([user, _written(grade, target), _feedback(grade)])
    problems += _ungraded(target, users)
    head = f"Moodle: import moodle.csv, map {target.key!r} to the user."
    scale = f"The maximum of the item {item!r} must be {float(most):g}."
    return {"moodle.csv": table(rows), "moodle-check.txt": said(head, problems, [scale])}


def _target(options: Mapping[str, str]) -> Target:
    key, given = options.get("moodle.key", "idnumber"), options.get("moodle.maximum")
    if key not in KEYS:
        raise SettingError(f"moodle.key is {key!r}; it is one of {', '.join(KEYS)}")
    try:
        maximum = Fraction(given) if given is not None else None
    except (ValueError, ZeroDivisionError):
        maximum = Fraction(0)
    if maximum is not None and maximum <= 0:
        raise SettingError(f"moodle.maximum is {given!r}; it is a number above 0")
    export = read_export("moodle.export", options)
    if export is not None and not set(export[0]) & set(KEYS[key]):
        raise SettingError(f"moodle.export has no column {KEYS[key][1]!r}")
    return Target(key, maximum, export)


def user_of(grade: Grade, key: str) -> str:
    """By what Moodle is to find the student."""
    student = grade.student
    return student.facts.get(key) or (student.email if key == "email" else student.id)


def _named(grade: Grade) -> str:
    student = grade.student
    return f"{student.id} ({student.name})" if student.name else student.id


def _wrong(grade: Grade, user: str, target: Target, shared: set[str]) -> str:
    """Why Moodle would refuse the whole file because of this row; "" when it would not."""
    if not user:
        return f"there is no {target.key}"
    if user in shared:
        return f"the {target.key} {user!r} is there more than once"
    if is_changed(user):
        return f"the {target.key} is a formula or has unseen characters"
    if target.export is not None and not _is_known(user, target):
        return f"no user of the export has the {target.key} {user!r}"
    if target.scaled(grade) > target.limit(grade):
        return f"{_number(target.scaled(grade))} is above {_number(target.limit(grade))}"
    return ""


def _is_known(user: str, target: Target) -> bool:
    rows = target.export or ()
    return any(only(rows[1:], column, user) for column in KEYS[target.key])


def _number(points: Fraction) -> str:
    return f"{float(round(points, 5)):g}"


def _written(grade: Grade, target: Target) -> str:
    return f"{float(round(target.scaled(grade), 2)):.2f}" if grade.final else ""


def _feedback(grade: Grade) -> str:
    """Verdicts and names of exercises: Moodle shows it as HTML, so nothing else goes there."""
    lines = []
    for score in grade.attempt.scores:
        found = [result.verdict for result in score.results if result.verdict != "passed"]
        if found:
            lines.append(f"{score.exercise}: {', '.join(dict.fromkeys(found))}")
    return "; ".join(lines)


def _ungraded(target: Target, users: Sequence[str]) -> list[str]:
    if target.export is None:
        return []
    there = {row.get(column, "") for row in target.export[1:] for column in KEYS[target.key]}
    return [
        f"{each}: in the export, and not in the file"
        for each in sorted(there - {""})
        if each not in users
    ]
