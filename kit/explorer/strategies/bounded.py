"""Bounded search: all schedules with no deviation from the default, then with one, then two ...

The default is "go on, else the lowest thread". To pick another thread is a deviation. It
costs one for the next thread in turn (for any, where there are but two others), else two,
so that programs with many threads are searched broadly first. Deterministic, each schedule
exactly once, complete when it ends.
Source: delay bounding (Emmi, Qadeer, Rakamaric, POPL 2011), iterative as in CHESS
(Musuvathi, Qadeer, PLDI 2007).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.explorer.scheduler import SCHEDULER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.explorer.fiber import Fiber

Plan = tuple[tuple[int, int], ...]  # (number of the choice, rank of the thread picked)
WIDEST = 255
NARROW = 3


@dataclass(slots=True)
class Parent:
    """A schedule that was run; of each choice: its width, and how many threads cost nothing."""

    plan: Plan
    widths: bytes
    free: bytes
    preemptions: int = 0


class Bounded:
    """preemptions: the most that a schedule may have; None for any number."""

    def __init__(self, *, preemptions: int | None = None) -> None:
        self.preemptions = preemptions
        self._preempting = 0
        self.level = 0
        self.complete = False
        self._plans = self._all_plans()
        self._ranks: dict[int, int] = {}
        self._widths = bytearray()
        self._free = bytearray()

    def start_run(self) -> bool:
        """Take the next plan."""
        plan = next(self._plans, None)
        if plan is None:
            self.complete = True
            return False
        self._ranks = dict(plan)
        self._widths, self._free = bytearray(), bytearray()
        return True

    def pick(self, ready: Sequence[Fiber], last: Fiber | None) -> Fiber:  # noqa: ARG002
        """As planned, else the default."""
        widths, width, free = self._widths, len(ready), SCHEDULER.free
        rank = self._ranks.get(len(widths), 0)
        widths.append(width if width < WIDEST else WIDEST)  # noqa: FURB136  faster than `min`
        self._free.append(free if free < WIDEST else WIDEST)  # noqa: FURB136
        return ready[rank] if rank < width else ready[0]

    def end_run(self, outcome: object) -> None:
        """Nothing to learn: the widths were noted on the way."""

    def _all_plans(self) -> Iterator[Plan]:
        yield ()
        before: list[Parent] = []
        last = [Parent((), bytes(self._widths), bytes(self._free))]
        while before or last:
            self.level += 1
            new: list[Parent] = []
            for parents, cost in ((last, 1), (before, 2)):
                for parent in parents:
                    for plan in self._children(parent, cost):
                        yield plan
                        new.append(
                            Parent(plan, bytes(self._widths), bytes(self._free), self._preempting)
                        )
            before, last = last, new

    def _children(self, parent: Parent, cost: int) -> Iterator[Plan]:
        """The plans that deviate once more, later than the parent's last deviation."""
        first = parent.plan[-1][0] + 1 if parent.plan else 0
        for choice in range(first, len(parent.widths)):
            width, free = parent.widths[choice], parent.free[choice]
            near = width if width <= NARROW else 2  # ranks below cost one, the others two
            for rank in range(1, near) if cost == 1 else range(near, width):
                preempting = parent.preemptions + (rank >= free)
                if rank < width and (self.preemptions is None or preempting <= self.preemptions):
                    self._preempting = preempting
                    yield (*parent.plan, (choice, rank))
