"""Why a check ended: from the exception to a verdict and its words."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

import pytest

from kit.plain import show
from kit.pytest_plugin.look import Look, Run, Seen
from kit.pytest_plugin.sentences import say
from kit.pytest_plugin.verdict import Blamed, Ended, Finding
from kit.pytest_plugin.words import Words, assertion_at, frame_in


def finding_of(
    error: BaseException, folder: Path, last: Look | None, sentence: str
) -> Finding | None:
    """The finding; None when the kit or the check itself is at fault.

    folder    where the test file lies
    last      what the check looked at last
    sentence  what it checks, in words
    """
    match error:
        case Blamed() | Ended():
            return error.finding
        case AssertionError():
            return _of_assertion(error, folder, last, sentence)
        case pytest.fail.Exception():
            return None if "pytest-timeout" in str(error) else _finding(str(error), last)
        case _ if _is_flaky(error):
            return _of_flaky(error, folder, last, sentence)
        case Exception() if last is not None and _raised_in(error.__traceback__, folder):
            message = show(str(error), 60)[1:-1]
            kind = type(error).__name__
            said = say("gave", "unusable", gave=_gave(last), type=kind, message=message)
            return _finding(said, last)
    return None


def _finding(words: str, last: Look | None, verdict: str | None = None) -> Finding:
    if verdict is None:
        verdict = last.verdict if isinstance(last, Seen) else "wrong"
    return Finding(verdict, words, last)


def _of_assertion(
    error: AssertionError, folder: Path, last: Look | None, sentence: str
) -> Finding | None:
    found = frame_in(error.__traceback__, folder)
    if found is None:
        return None
    node = assertion_at(*found)
    if node is None:
        return _finding(str(error) or _but(sentence, last), last)
    words = Words(node, found[0], last)
    return _finding(words.text() or _but(sentence, last), last, words.verdict())


def _but(sentence: str, last: Look | None) -> str:
    """The sentence of the check, and what came in its place."""
    said = say("gave", "sentence", sentence=sentence)
    return said if last is None else f"{said}\n{_gave(last)}."


def _gave(look: Look) -> str:
    match look:
        case Seen(outcome=outcome):
            return say("gave", "value", call=look.call.text, value=show(outcome.value))
        case Run(reply=reply):
            return say("gave", "value", call=look.call.text, value=show(reply.value))
    return look.call.text


def _raised_in(traceback: TracebackType | None, folder: Path) -> bool:
    """The check's own line raised it, so it tripped over the value that it was given."""
    path = None
    while traceback is not None:
        path = Path(traceback.tb_frame.f_code.co_filename)
        traceback = traceback.tb_next
    return path is not None and path.parent == folder


def _is_flaky(error: BaseException) -> bool:
    errors = sys.modules.get("hypothesis.errors")
    return errors is not None and isinstance(error, errors.FlakyFailure)


def _of_flaky(error: BaseException, folder: Path, last: Look | None, sentence: str) -> Finding:
    first = error.exceptions[0] if isinstance(error, BaseExceptionGroup) else error
    found = None if first is error else finding_of(first, folder, last, sentence)
    words = found.words if found is not None else str(first)
    said = say("gave", "flaky")
    problem = found.problem if found is not None else None
    return Finding("not-reproducible", f"{said}\n{words}", problem=problem)
