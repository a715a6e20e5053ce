"""All schedules with at most so many switches from one thread to another, each exactly once.

Unlike the bounded search it counts every switch, also one that costs no preemption: what a person
who plays the scheduler counts. Depth first, the default first.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from kit.explorer.scheduler import SCHEDULER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.explorer.fiber import Fiber


class Switches:
    """most: the switches that a schedule may have, `pruned`: some schedule would have had more."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.pruned = False
        self._path: list[tuple[int, list[int]]] = []  # of each choice: what is taken, what is left
        self._depth = 0
        self._fresh = True

    def start_run(self) -> bool:
        """Take the next way at the last choice that has one."""
        self._depth = 0
        if self._fresh:
            self._fresh = False
            return True
        while self._path:
            _, left = self._path.pop()
            if left:
                self._path.append((left[0], left[1:]))
                return True
        return False

    def pick(self, ready: Sequence[Fiber], last: Fiber | None) -> Fiber:  # noqa: ARG002
        """As planned, else the first thread that costs no switch too many."""
        if self._depth == len(self._path):
            ranks = self._affordable(ready)
            self._path.append((ranks[0], ranks[1:]))
        rank, _ = self._path[self._depth]
        self._depth += 1
        return ready[rank]

    def _affordable(self, ready: Sequence[Fiber]) -> list[int]:
        steps = SCHEDULER.steps
        spent = sum(one != other for one, other in itertools.pairwise(steps))
        ranks = [
            rank
            for rank, fiber in enumerate(ready)
            if not steps or spent + (fiber.index != steps[-1]) <= self.most
        ]
        self.pruned = self.pruned or len(ranks) < len(ready)
        return ranks or [0]

    def end_run(self, outcome: object) -> None:
        """Nothing to learn."""
