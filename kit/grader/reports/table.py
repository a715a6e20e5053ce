"""The class on a terminal: a line for each student."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from kit.grader import escape
from kit.grader.gradebook import Gradebook
from kit.grader.model import Grade
from kit.grader.reports.plain_grade import number
from kit.plain.width import columns, cut

_NAMES: Final = 28


def table(grades: Gradebook, *, width: int = 80) -> Iterator[str]:
    """Lines of at most `width` columns; nothing in them steers the terminal."""
    yield f"{'student':<{_NAMES}} {'points':>12}  what went wrong"
    total, count, waiting = Fraction(0), 0, 0
    for grade in grades:
        count += 1
        total += grade.total.points
        waiting += not grade.final
        yield cut(_line(grade), width)
    if count:
        mean = float(round(total / count, 1))
        yield cut(f"{count} students, {mean:g} points on average, {waiting} to look at", width)
    for note in grades.notes:
        yield cut(f"note: {escape.plain(note)}", width)


def _line(grade: Grade) -> str:
    name = cut(escape.plain(grade.student.name or grade.student.id), _NAMES)
    points = f"{number(grade.total.points)}/{number(grade.total.maximum)}"
    if not grade.final:
        points = points.replace("/", f"+{number(grade.total.open)}?/")
    counts = Counter(verdict for verdict in grade.verdicts.values() if verdict != "passed")
    words = ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
    pad = " " * max(0, _NAMES - columns(name))
    return f"{name}{pad} {points:>12}  {words}".rstrip()
