"""How one schedule ended, in short texts: for comparing and for showing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from kit.plain import show

if TYPE_CHECKING:
    from kit.explorer.outcome import Problem

WIDTH = 120


@dataclass(frozen=True, slots=True)
class End:
    """kind as that of an outcome, text of the value, the exceptions as ``A: KeyError: 'x'``."""

    kind: str
    value: str
    problem: str
    died: tuple[str, ...]


class Ended(Protocol):
    """A run, or an outcome."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> Any: ...  # noqa: D102
    @property
    def problem(self) -> Problem | None: ...  # noqa: D102
    @property
    def died(self) -> tuple[Problem, ...]: ...  # noqa: D102


def end_of(ended: Ended) -> End:
    """Equal for a run and for the outcome that was made of one like it."""
    value = show(ended.value, WIDTH) if ended.kind == "returned" else ""
    problem = _words(ended.problem) if ended.problem is not None else ""
    return End(ended.kind, value, problem, tuple(sorted(map(_words, ended.died))))


def _words(problem: Problem) -> str:
    message = f"{problem.type}: {problem.message}" if problem.message else problem.type
    return f"{problem.thread}: {message}"[:WIDTH]
