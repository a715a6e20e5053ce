"""Strategies that were measured and are not used: PCT and a uniform random walk.

PCT (Burckhardt, Kothari, Musuvathi, Nagarakatte, ASPLOS 2010): each thread gets a random
priority; the highest that is ready runs. At `changes` random choices of the run the one that
would go on drops to the lowest priority. The length of a run is not guessed: it is the longest
seen so far. URW (Zhao, Wolff, Mathur, Roychoudhury, ASPLOS 2025): who goes on is drawn with a
weight for each thread, the steps that it took in the run before, less those that it has taken.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from kit.explorer.fiber import Fiber
from kit.explorer.scheduler import SCHEDULER


class PCT:
    """Endless; `changes` cycles through 0, 1, 2, 3."""

    def __init__(self, seed: int, *, length: int = 10) -> None:
        self._random = random.Random(seed)
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


class URW:
    """Endless; the seed decides everything."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._before: list[int] = []

    def start_run(self) -> bool:
        """Nothing is taken yet."""
        self._left = {thread: self._before.count(thread) for thread in self._before}
        return True

    def pick(self, ready: Sequence[Fiber], last: Fiber | None) -> Fiber:  # noqa: ARG002
        """With the weight of what is left."""
        weights = [max(self._left.get(fiber.index, 1), 1) for fiber in ready]
        chosen = self._random.choices(ready, weights)[0]
        self._left[chosen.index] = self._left.get(chosen.index, 1) - 1
        return chosen

    def end_run(self, outcome: object) -> None:  # noqa: ARG002
        """How many steps each thread took."""
        self._before = list(SCHEDULER.steps)
