"""A strategy decides which thread takes the next step; it lives across many runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.explorer.fiber import Fiber


class Strategy(Protocol):
    """Three methods; one file for each strategy, in `kit.explorer.strategies`."""

    def start_run(self) -> bool:
        """A new run begins. False: there is nothing left to try."""
        ...

    def pick(self, ready: Sequence[Fiber], last: Fiber | None) -> Fiber:
        """One of `ready`, of which the first is the default.

        `last` is the thread that took the step before, if it can go on: to pick another
        one is a preemption.
        """
        ...

    def end_run(self, outcome: object) -> None:
        """The run has ended with this outcome."""
        ...
