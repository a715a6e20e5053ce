"""GitHub Actions: a step summary, and annotations as workflow commands.

``cat GRADES/github-summary.md >> $GITHUB_STEP_SUMMARY``; ``cat GRADES/github-annotations.txt``
prints the annotations. Option ``github.folder``: where the course lies in the repository, so
that an annotation is shown at the student's file (default ``exercises``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from kit.grader import escape
from kit.grader.gradebook import Gradebook
from kit.grader.model import Grade
from kit.grader.reports.markdown import overview, section
from kit.grader.reports.wording import Line, for_learner, lines, status, title

SUMMARY: Final = 1_000_000
"""Bytes: GitHub takes no summary above 1024 KiB."""

SHOWN: Final = 10
"""Errors, and warnings, that GitHub shows of one step."""

TEXT: Final = 4_000
Told = tuple[Grade, Line, int]


def report(grades: Gradebook, options: Mapping[str, str]) -> dict[str, bytes]:
    """``github-summary.md`` and ``github-annotations.txt``."""
    folder = options.get("github.folder", "exercises").rstrip("/")
    return {
        "github-summary.md": summary(grades),
        "github-annotations.txt": "".join(commands(grades, folder)).encode("utf-8"),
    }


def summary(grades: Gradebook, most: int = SUMMARY) -> bytes:
    """As many sections as fit, whole ones, and how many did not."""
    parts, size, left = [], 0, 0
    for lines_ in (overview(grades), *map(section, grades)):
        part = ("\n".join(lines_) + "\n").encode("utf-8")
        if left or size + len(part) > most:
            left += 1
        else:
            parts.append(part)
            size += len(part)
    if left:
        parts.append(f"\n{left} more parts do not fit into a summary.\n".encode())
    return b"".join(parts)


def commands(grades: Gradebook, folder: str) -> Iterator[str]:
    """The first ten failures as errors, the first ten open checks as warnings, and the counts."""
    files = {each.key: f"{folder}/{each.path}" for each in grades.course.exercises}
    for level, kind in (("error", "fail"), ("warning", "open")):
        found = _found(grades, kind)
        for told in islice(found, SHOWN):
            yield _command(level, told, files)
        rest = sum(1 for _ in found)
        if rest:
            yield f"::notice::{rest} more {level}s are in the summary\n"


def _found(grades: Gradebook, kind: str) -> Iterator[Told]:
    for grade in grades:
        for count, line in enumerate(lines(grade, grades), start=1):
            if status(line[2]) == kind:
                yield grade, line, count


def _command(level: str, told: Told, files: Mapping[str, str]) -> str:
    grade, (score, check, result), count = told
    head = f"{grade.student.id}, {score.exercise}: {result.verdict}"
    text = escape.command(f"{title(check, count)}\n{for_learner(grade, result)[:TEXT]}")
    where = escape.command_property(files.get(score.exercise, ""))
    return f"::{level} file={where},title={escape.command_property(head)}::{text}\n"
