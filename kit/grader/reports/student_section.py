"""One student on the page of the class: what failed, in the words of the learner's own run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kit.grader import escape
from kit.grader.gradebook import Gradebook
from kit.grader.model import OPEN, Grade
from kit.grader.reports.heat_map import anchor
from kit.grader.reports.plain_grade import number
from kit.grader.reports.statistics import UNTRIED
from kit.grader.reports.wording import Line, for_instructor, function, lines, reasons, who

TEXT: Final = 4_000
"""Characters of one text on the page; the file of the student has all of it."""


def student_section(grade: Grade, count: int, grades: Gradebook) -> Iterator[str]:
    """A section with an anchor; what passed is counted, what did not can be opened."""
    total, student = grade.total, grade.student
    points = f"{number(total.points)} of {number(total.maximum)} points"
    if not grade.final:
        points += f", {number(total.open)} open"
    extra = f'<bdi class="id">{escape.html(student.id)}</bdi>' if student.name else ""
    yield f'<section class="student" id="{anchor(count)}"><h3><bdi>{escape.html(who(grade))}</bdi>'
    yield f"{extra}<span>{points}</span></h3>"
    yield from (f"<p>{escape.html(reason)}</p>" for reason in reasons(grade))
    if grade.flags:
        flags = "".join(f"<li>{escape.html(flag)}</li>" for flag in grade.flags)
        yield f'<ul class="flags">{flags}</ul>'
    yield from _exercises(list(lines(grade, grades)), grade)
    yield "</section>"


def breakable(exercise: str) -> str:
    """A line may end after the chapter, not in the middle of a name."""
    return escape.html(exercise).replace("/", "/<wbr>")


def _exercises(told: list[Line], grade: Grade) -> Iterator[str]:
    whole = 0
    for score in grade.attempt.scores:
        wrong = [line for line in told if line[0] is score and line[2].verdict != "passed"]
        if not wrong:
            whole += 1
            continue
        verdicts = ", ".join(dict.fromkeys(result.verdict for _, _, result in wrong))
        head = f"{number(score.points)} of {number(score.maximum)}: {escape.html(verdicts)}"
        yield f"<details><summary><b>{breakable(score.exercise)}</b> {head}</summary>"
        yield from _checks(wrong, grade)
        yield "</details>"
    if whole:
        exercises = "exercise" if whole == 1 else "exercises"
        yield f'<p class="quiet">Every check passed in {whole} {exercises}.</p>'


def _checks(wrong: list[Line], grade: Grade) -> Iterator[str]:
    """A text that several checks share is shown once."""
    shown: set[str] = set()
    for _, check, result in wrong:
        tone = " waits" if result.verdict in OPEN else ""
        tone = " untried" if result.verdict in UNTRIED else tone
        hidden = " (hidden from learners)" if check.hidden else ""
        yield (
            f'<p class="check"><span class="verdict{tone}">{escape.html(result.verdict)}</span> '
            f"{escape.html(check.words or function(check))}{hidden}</p>"
        )
        text = for_instructor(grade, result)
        if text not in shown:
            shown.add(text)
            yield f'<pre tabindex="0">{escape.html(_cut(text))}</pre>'


def _cut(text: str) -> str:
    if len(text) <= TEXT:
        return text
    return f"{text[:TEXT]}\n... ({len(text) - TEXT} more characters in the student's file)"
