"""Markdown: the class, the exercises, and what each student may read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kit.grader import escape
from kit.grader.gradebook import Gradebook
from kit.grader.model import Grade
from kit.grader.reports.plain_grade import number
from kit.grader.reports.statistics import Figures, figures
from kit.grader.reports.wording import for_learner, reasons


def report(grades: Gradebook, options: Mapping[str, str]) -> dict[str, bytes]:  # noqa: ARG001
    """``grades.md``; it knows no option."""
    text = "\n".join((*overview(grades), *(line for each in grades for line in section(each))))
    return {"grades.md": f"{text}\n".encode()}


def overview(grades: Gradebook) -> Iterator[str]:
    """The tables: students, then exercises."""
    found = figures(grades)
    mean = number(round(found.mean, 1))
    yield "# Grades"
    yield ""
    yield (
        f"{found.students} students, {mean} of {number(found.maximum)} points on average,"
        f" {found.waiting} to look at."
    )
    yield from ("", *(f"- {escape.markdown(note)}" for note in grades.notes))
    yield from ("", "| Student | Points | Open | What went wrong |", "|---|---:|---:|---|")
    yield from map(_row, grades)
    yield from ("", "| Exercise | Mean | Commonest trouble |", "|---|---:|---|")
    yield from _exercises(found)
    yield ""


def _row(grade: Grade) -> str:
    total, student = grade.total, grade.student
    name = escape.markdown(f"{student.name} ({student.id})" if student.name else student.id)
    counts: dict[str, int] = {}
    for verdict in grade.verdicts.values():
        if verdict != "passed":
            counts[verdict] = counts.get(verdict, 0) + 1
    wrong = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
    points = f"{number(total.points)}/{number(total.maximum)}"
    return f"| {name} | {points} | {number(total.open) or ''} | {wrong} |"


def _exercises(found: Figures) -> Iterator[str]:
    for name, tally in found.exercises.items():
        yield f"| {escape.markdown(name)} | {round(tally.mean * 100)} % | {tally.among()} |"


def section(grade: Grade) -> list[str]:
    """What one student may read, a text that several checks share once."""
    name = escape.markdown(grade.student.name or grade.student.id)
    total = grade.total
    lines = [f"## {name}: {number(total.points)} of {number(total.maximum)} points", ""]
    lines += [f"- {escape.markdown(reason)}" for reason in reasons(grade)]
    for score in grade.attempt.scores:
        texts = dict.fromkeys(for_learner(grade, result) for result in score.results)
        head = f"{number(score.points)} of {number(score.maximum)}"
        lines += ["", f"### {escape.markdown(score.exercise)}: {head}", ""]
        lines += [escape.markdown_block(text) for text in texts if text]
    return [*lines, ""]
