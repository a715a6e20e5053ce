"""Selectively uniform random walk: all orders of the accesses to one place are equally likely.

Before each run a place is drawn that threads shared in the run before. Who touches it next is
drawn with a weight for each thread: how often it touched the place in that run, less how often
it has now. A thread that stands before the place and was not drawn waits; all else is a
random walk.
Source: SURW (Zhao, Wolff, Mathur, Roychoudhury, ASPLOS 2025).
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from kit.explorer.scheduler import SCHEDULER
from kit.explorer.trace import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.explorer.fiber import Fiber


class Uniform:
    """Endless; the seed decides everything."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  no secret
        self._counts: dict[Any, dict[int, int]] = {}

    def start_run(self) -> bool:
        """Draw the place."""
        shared = [place for place, threads in self._counts.items() if len(threads) > 1]
        self._place = self._random.choice(shared) if shared else None
        self._left = dict(self._counts.get(self._place, {}))
        self._counts = {}
        self._before: dict[int, Any] = {}
        self._mark = 0
        self._next = self._draw()
        return True

    def pick(self, ready: Sequence[Fiber], last: Fiber | None) -> Fiber:  # noqa: ARG002
        """Anyone but those who stand before the place and were not drawn."""
        before, log = self._before, SCHEDULER.log
        for entry in log[self._mark :]:
            before[entry[0]] = place_of(entry)[1]
        self._mark = len(log)
        place = self._place
        able = [f for f in ready if before.get(f.index) != place or f.index == self._next]
        chosen = self._random.choice(able or ready)
        where = before.get(chosen.index)
        threads = self._counts.setdefault(where, {})
        threads[chosen.index] = threads.get(chosen.index, 0) + 1
        if where == place:
            self._left[chosen.index] = self._left.get(chosen.index, 1) - 1
            self._next = self._draw()
        return chosen

    def _draw(self) -> int | None:
        left = {thread: count for thread, count in self._left.items() if count > 0}
        return self._random.choices([*left], [*left.values()])[0] if left else None

    def end_run(self, outcome: object) -> None:
        """What was counted on the way is for the next run."""
