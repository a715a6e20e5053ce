"""exercism: a ``results.json``, version 3, for each exercise of each student.

Code of the checks is shown as the specification wants it, but never of a hidden one.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from kit.grader import escape
from kit.grader.gradebook import Gradebook
from kit.grader.model import Check, Grade, Result, Score
from kit.grader.reports.files import dumped
from kit.grader.reports.wording import Line, for_learner, function, lines, title

VERSION: Final = 3
MESSAGE: Final = 65_535
"""Bytes, at most, of the message at the top."""

_ERRORS: Final = {"does-not-import", "kit-error", "not-tried"}
_WORDS: Final = {"passed": "pass"}


def report(grades: Gradebook, options: Mapping[str, str]) -> dict[str, bytes]:  # noqa: ARG001
    """``exercism/ID/CHAPTER/EXERCISE/results.json``; it knows no option."""
    files, sources = {}, Sources(grades.course.root)
    for grade in grades:
        folder = f"exercism/{escape.file_name(grade.student.id)}"
        told = list(lines(grade, grades))
        for score in grade.attempt.scores:
            mine = [line for line in told if line[0] is score]
            files[f"{folder}/{score.exercise}/results.json"] = dumped(
                results(grade, score, mine, sources)
            )
    return files


def results(grade: Grade, score: Score, told: list[Line], sources: Sources) -> dict[str, Any]:
    """``error`` only if no check ran: then the first text is all that there is to say."""
    tests = [_test(grade, line, n, sources) for n, line in enumerate(told, start=1)]
    found = {test["status"] for test in tests}
    if not found or found == {"error"}:
        said = tests[0]["message"] if tests else f"no check ran for {score.exercise}"
        return {"version": VERSION, "status": "error", "message": _cut(said), "tests": tests}
    status = "pass" if found == {"pass"} else "fail"
    return {"version": VERSION, "status": status, "message": None, "tests": tests}


def _cut(text: str) -> str:
    return text.encode("utf-8")[:MESSAGE].decode("utf-8", "ignore")


def _test(grade: Grade, line: Line, count: int, sources: Sources) -> dict[str, Any]:
    _, check, result = line
    test = {
        "name": escape.plain(title(check, count)),
        "status": _status(result),
        "test_code": sources.code(check),
        "task_id": 1,
    }
    if test["status"] != "pass":
        test["message"] = escape.plain(for_learner(grade, result), lines=True)
    return test


def _status(result: Result) -> str:
    return "error" if result.verdict in _ERRORS else _WORDS.get(result.verdict, "fail")


class Sources:
    """The code of the checks, each file read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, dict[str, str]] = {}

    def code(self, check: Check) -> str:
        """The source of a check out of the course; "" of a hidden one, or when it is not there."""
        name = check.id.partition("::")[0]
        if check.hidden:
            return ""
        if name not in self._files:
            self._files[name] = _functions(self._root / name)
        return self._files[name].get(function(check), "")


def _functions(path: Path) -> dict[str, str]:
    try:
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
    except (OSError, ValueError, SyntaxError):
        return {}
    return {
        node.name: ast.get_source_segment(text, node) or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
