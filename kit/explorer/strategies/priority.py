"""Random priorities with a few changes: finds bugs that need few, but well placed, switches.

Each thread gets a random priority; the highest that is ready runs. At `changes` random
choices of the run the one that would go on drops to the lowest priority.
Source: PCT (Burckhardt, Kothari, Musuvathi, Nagarakatte, ASPLOS 2010). The length of a run
is not guessed: it is the longest seen so far.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.explorer.fiber import Fiber


class Priority:
    """Endless; `changes` cycles through 0, 1, 2, 3."""

    def __init__(self, seed: int, *, length: int = 10) -> None:
        self._random = random.Random(seed)  # noqa: S311  no secret
        self._longest = length
        self._runs = 0

    def start_run(self) -> bool:
        """New priorities and new places for the changes."""
        self._runs += 1
        self._priorities: dict[int, float] = {}
        self._count = 0
        self._drops = {self._random.randrange(max(self._longest, 1)) for _ in range(self._runs % 4)}
        return True

    def pick(self, ready: Sequence[Fiber], last: Fiber | None) -> Fiber:  # noqa: ARG002
        """The highest priority; at a change, after dropping it to the bottom."""
        for fiber in ready:
            if fiber.index not in self._priorities:
                self._priorities[fiber.index] = self._random.random()
        best = max(ready, key=self._priority)
        if self._count in self._drops:
            self._priorities[best.index] = -self._count - 1.0
            best = max(ready, key=self._priority)
        self._count += 1
        return best

    def _priority(self, fiber: Fiber) -> float:
        return self._priorities[fiber.index]

    def end_run(self, outcome: object) -> None:  # noqa: ARG002
        """Remember how long a run can be."""
        self._longest = max(self._longest, self._count)
