"""Manual overrides: a CSV file that somebody has looked over, and that survives each re-grade.

Columns: ``student``, ``exercise`` (a key as ``07_lock/account``, or ``total``), ``points``,
``reason``; and ``was``, the points at the time of the review: when they are no longer the same,
the grade is flagged.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from kit.grader.errors import SettingError
from kit.grader.hookspecs import hookimpl
from kit.grader.model import Manifest, Score, Student, Submission, Total, exact
from kit.grader.roster import folded, read_rows

if TYPE_CHECKING:
    from kit.grader.run import Run

TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Override:
    """One line of the file."""

    points: Fraction
    reason: str
    was: Fraction | None
    line: int

    def said(self, before: Fraction) -> str:
        """What the grade shows."""
        text = f"set by hand from {float(before):g} to {float(self.points):g}: {self.reason}"
        if self.was is not None and exact(self.was) != before:
            text += f" (it was {float(self.was):g} when it was reviewed: look again)"
        return text


class Overrides:
    """The last word: outside of every other plugin."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known: Mapping[tuple[str, str], Override] = {} if path is None else _read(path)

    @hookimpl
    def kit_before_run(self, run: Run, manifest: Manifest) -> None:
        """SettingError for a line that fits no student or no exercise."""
        students = {folded(each) for each in run.students}
        exercises = {*manifest.exercises, TOTAL}
        for (student, exercise), override in self._known.items():
            where = f"{self._path}, line {override.line}"
            if student not in students:
                raise SettingError(f"{where}: there is no student {student!r} in this class")
            if exercise not in exercises and exercise not in run.exercises:
                raise SettingError(f"{where}: there is no exercise {exercise!r}")

    @hookimpl(wrapper=True, tryfirst=True)
    def kit_score(self, exercise: str, submission: Submission) -> Generator[None, Score, Score]:
        """Points of one exercise; what was open is settled by this."""
        score = yield
        override = self._known.get((folded(submission.student.id), exercise))
        if override is None:
            return score
        reasons = (*score.reasons, override.said(score.points))
        return replace(score, points=override.points, open=Fraction(0), reasons=reasons)

    @hookimpl(wrapper=True, tryfirst=True)
    def kit_total(self, student: Student) -> Generator[None, Total, Total]:
        """Points of everything."""
        total = yield
        override = self._known.get((folded(student.id), TOTAL))
        if override is None:
            return total
        reasons = (*total.reasons, override.said(total.points))
        return replace(total, points=override.points, open=Fraction(0), reasons=reasons)


def _read(path: Path) -> dict[tuple[str, str], Override]:
    known: dict[tuple[str, str], Override] = {}
    for line, row in read_rows(path, needed=("student", "exercise", "points", "reason")):
        where = f"{path}, line {line}"
        key = folded(row["student"]), row["exercise"].strip()
        if key in known:
            raise SettingError(f"{where}: {key[0]!r}, {key[1]!r} is there twice")
        was = row.get("was", "")
        known[key] = Override(
            _number(row["points"], where),
            row["reason"] or "no reason given",
            _number(was, where) if was else None,
            line,
        )
    return known


def _number(text: str, where: str) -> Fraction:
    try:
        number = Fraction(text.replace(",", "."))
    except (ValueError, ZeroDivisionError):
        raise SettingError(f"{where}: points must be a number, got {text!r}") from None
    if number < 0:
        raise SettingError(f"{where}: points must be 0 or more, got {text!r}")
    return number
