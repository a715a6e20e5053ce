"""Verdicts, and the two ways in which a check ends with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kit.explorer.outcome import Problem
    from kit.pytest_plugin.look import Look

VERDICTS: Final = (
    "passed",
    "wrong",
    "race",
    "deadlock",
    "livelock",
    "hung",
    "crashed",
    "left-behind",
    "not-started",
    "does-not-import",
    "forged",
    "not-reproducible",
    "kit-error",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a check ends.

    verdict   one of `VERDICTS`
    words     what was called, what was expected, what came back; may have several lines
    look      the result that was looked at last
    problem   the learner's exception, if there is one
    stacks    where it hung, if it did
    """

    verdict: str
    words: str
    look: Look | None = None
    problem: Problem | None = None
    stacks: str = ""


class Blamed(AssertionError):  # noqa: N818 - says what happened, like Ended
    """The submission is at fault. Hypothesis looks for smaller inputs that show it."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.words)
        self.finding = finding


class Ended(BaseException):
    """No other input can say more. Not an Exception: Hypothesis lets it pass at once."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.words)
        self.finding = finding
