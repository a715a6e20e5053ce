"""An exception of the submission as plain text, with the submission's own frames only."""

from __future__ import annotations

import linecache
from types import TracebackType
from typing import Final

from kit.cell.naming import Submission
from kit.explorer.outcome import Frame, Problem
from kit.plain import type_name

_LONGEST: Final = 2_000
_MOST_FRAMES: Final = 40


def problem_of(error: BaseException, submission: Submission) -> Problem:
    """Type, message and frames, oldest first; of a deep recursion both ends are kept."""
    if isinstance(error, SyntaxError) and error.filename:
        frames = _of_syntax(error, submission) or _frames(error.__traceback__, submission)
        return Problem(type_name(error), _short(error.msg), frames)
    return Problem(type_name(error), _message(error), _frames(error.__traceback__, submission))


def _of_syntax(error: SyntaxError, submission: Submission) -> tuple[Frame, ...]:
    path = submission.relative(str(error.filename))
    if path is None:
        return ()
    return (Frame(path, error.lineno or 0, "", (error.text or "").strip()[:_LONGEST]),)


def _message(error: BaseException) -> str:
    try:
        return _short(str(error))
    except BaseException as second:  # noqa: BLE001 - it may raise anything
        return f"<{type_name(second)} in its own __str__>"


def _short(text: object) -> str:
    return str.__str__(text)[:_LONGEST] if isinstance(text, str) else ""


def _frames(traceback: TracebackType | None, submission: Submission) -> tuple[Frame, ...]:
    frames: list[Frame] = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        path = submission.relative(code.co_filename)
        if path is not None:
            line = traceback.tb_lineno or 0
            text = linecache.getline(code.co_filename, line).strip()[:_LONGEST]
            frames.append(Frame(path, line, code.co_name, text))
        traceback = traceback.tb_next
    if len(frames) > _MOST_FRAMES:
        frames = frames[: _MOST_FRAMES // 2] + frames[-_MOST_FRAMES // 2 :]
    return tuple(frames)
