"""Follow a given schedule letter by letter; after its end, go on, else the lowest thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.explorer.scheduler import SCHEDULER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.explorer.fiber import Fiber


class Script:
    """steps: numbers of threads, one for each step of the run.

    A thread that cannot run is skipped, so that the shrinker may propose schedules freely.
    """

    def __init__(self, steps: Sequence[int]) -> None:
        self.steps = steps
        self._skipped = 0

    def start_run(self) -> bool:
        """Once is enough, but again is the same."""
        self._skipped = 0
        SCHEDULER.symmetry = False  # the script may name any of them
        return True

    def pick(self, ready: Sequence[Fiber], last: Fiber | None) -> Fiber:  # noqa: ARG002
        """The thread that the script names here."""
        place = len(SCHEDULER.steps) + self._skipped
        while place < len(self.steps):
            for fiber in ready:
                if fiber.index == self.steps[place]:
                    return fiber
            self._skipped += 1
            place += 1
        return ready[0]

    def end_run(self, outcome: object) -> None:  # noqa: ARG002
        """Nothing to learn."""
        SCHEDULER.symmetry = True
