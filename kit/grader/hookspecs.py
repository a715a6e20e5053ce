"""The hooks of the grader: eight places where it can be changed. Built-in features use the same.

A plugin is a module or an object with functions of these names, marked with
``kit.grader.hookimpl``; it asks only for the arguments that it uses. It is found by the entry
point group ``kit.grader`` or named with ``kit grade -p MODULE``. A name that is not one of these
is refused. A plugin that raises costs no student a point: it is left out of that call, and every
report names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

from kit.grader.model import (
    Attempt,
    Check,
    Grade,
    HandIn,
    Manifest,
    Result,
    Score,
    Student,
    Submission,
    Total,
)

if TYPE_CHECKING:
    from kit.grader.executor import Executor
    from kit.grader.gradebook import Gradebook
    from kit.grader.run import Run
    from kit.grader.wanted import Wanted

PROJECT = "kit.grader"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec(firstresult=True)
def kit_find(place: Path, wanted: Wanted) -> Iterable[HandIn] | None:
    """What was handed in at `place`; yield one at a time. The first plugin that knows decides."""


@hookspec
def kit_before_run(run: Run, manifest: Manifest) -> None:
    """The checks are fixed and no submission has run. A SettingError stops here."""


@hookspec
def kit_after_run(run: Run, grades: Gradebook) -> None:
    """All grades are known; the reports are written after this."""


@hookspec(firstresult=True)
def kit_score(
    exercise: str, checks: Sequence[Check], results: Mapping[str, Result], submission: Submission
) -> Score | None:
    """Points for one exercise of one submission; the first plugin that answers decides.

    results   of all checks of the submission, by the check's id
    """


@hookspec(firstresult=True)
def kit_total(student: Student, attempts: Sequence[Attempt]) -> Total | None:
    """What a student gets for one or several attempts; the first plugin that answers decides."""


@hookspec
def kit_comment(exercise: str, check: Check, result: Result, submission: Submission) -> str | None:
    """What the learner is told about one check; all that is not None is shown, in order."""


@hookspec(firstresult=True)
def kit_report(format: str, grades: Gradebook) -> Mapping[str, bytes] | None:  # noqa: A002
    """File name -> bytes, for a format that the plugin knows. A pure function of the grades."""


@hookspec(firstresult=True)
def kit_executor(name: str, options: Mapping[str, str]) -> Executor | None:
    """What runs the checks: here, or on other machines. The first plugin that knows it decides."""


__all__ = ["Grade", "hookimpl", "hookspec"]
