"""Partial order sampling: a random priority for each step that stands before a thread.

The highest that is ready runs. Then its thread's next step gets a priority of its own, and so
does every step that meets the one just taken. So orders of steps that meet are drawn, rather
than orders of all steps: bugs that need one step very late, or many in a row, are found more
often than by a random walk.
Source: POS (Yuan, Yang, Gu, CAV 2018).
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from kit.explorer.owners import ALL
from kit.explorer.scheduler import SCHEDULER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.explorer.fiber import Fiber


class Pos:
    """Endless; the seed decides everything."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  no secret

    def start_run(self) -> bool:
        """New priorities."""
        self._priorities: dict[int, float] = {}
        self._before: dict[int, tuple[Any, ...]] = {}  # the access before which a thread stands
        self._mark = 0
        return True

    def pick(self, ready: Sequence[Fiber], last: Fiber | None) -> Fiber:  # noqa: ARG002
        """The highest; those that it meets draw again."""
        priorities, before, log = self._priorities, self._before, SCHEDULER.log
        for entry in log[self._mark :]:
            before[entry[0]] = entry
        self._mark = len(log)
        for fiber in ready:
            if fiber.index not in priorities:
                priorities[fiber.index] = self._random.random()
        best = max(ready, key=lambda fiber: priorities[fiber.index])
        taken = before.get(best.index)
        del priorities[best.index]
        if taken is not None:
            for fiber in ready:
                entry = before.get(fiber.index) if fiber is not best else None
                if entry is not None and meet(taken, entry):
                    del priorities[fiber.index]
        return best

    def end_run(self, outcome: object) -> None:
        """Nothing to learn."""


def meet(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Two entries of the log touch the same, and one of them may change it."""
    _, site, owner, part, changes = one
    _, other_site, other_owner, other_part, other_changes = other
    if owner is not other_owner and (type(owner) is not str or owner != other_owner):
        return False
    if site is None or other_site is None:  # locks, queues, ...
        return True
    return (changes or other_changes) and (part == other_part or ALL in (part, other_part))
