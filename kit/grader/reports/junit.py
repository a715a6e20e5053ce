"""JUnit XML: a suite for each student. Times are left out: the same grades, the same bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from kit.grader import escape
from kit.grader.gradebook import Gradebook
from kit.grader.model import OPEN, Grade, Result
from kit.grader.reports.plain_grade import number
from kit.grader.reports.wording import Line, for_instructor, function, lines


def report(grades: Gradebook, options: Mapping[str, str]) -> dict[str, bytes]:  # noqa: ARG001
    """``junit.xml``; it knows no option."""
    text = "\n".join(_document(grades)) + "\n"
    return {"junit.xml": text.encode("utf-8")}


def _document(grades: Gradebook) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<testsuites name="grades">'
    for grade in grades:
        yield from _suite(grade, list(lines(grade, grades)))
    yield "</testsuites>"


def _suite(grade: Grade, told: list[Line]) -> Iterator[str]:
    counts = Counter(kind(result) for _, _, result in told)
    yield (
        f'<testsuite name="{_attribute(grade.student.id)}" tests="{len(told)}"'
        f' failures="{counts["failure"]}" errors="{counts["error"]}"'
        f' skipped="{counts["skipped"]}">'
    )
    yield "<properties>"
    for name in ("points", "maximum", "open"):
        yield f'<property name="{name}" value="{number(getattr(grade.total, name))}"/>'
    yield f'<property name="student" value="{_attribute(grade.student.name)}"/>'
    yield "</properties>"
    for line in told:
        yield from _case(grade, line)
    yield "</testsuite>"


def kind(result: Result) -> str:
    """An error is what the student is not to blame for; what was not tried is skipped."""
    if result.verdict == "passed":
        return ""
    if result.verdict in OPEN:
        return "error"
    return "skipped" if result.verdict == "not-tried" else "failure"


def _case(grade: Grade, line: Line) -> Iterator[str]:
    score, check, result = line
    name = (
        f'<testcase classname="{_attribute(score.exercise.replace("/", "."))}"'
        f' name="{_attribute(function(check))}"'
    )
    found = kind(result)
    if not found:
        yield f"{name}/>"
        return
    message = _attribute(f"{result.verdict}: {check.words}")
    text = escape.xml(for_instructor(grade, result))
    yield f'{name}><{found} type="{result.verdict}" message="{message}">{text}</{found}></testcase>'


def _attribute(text: str) -> str:
    """One line: a parser makes blanks of the line ends in an attribute."""
    return escape.xml(" ".join(text.split()))
