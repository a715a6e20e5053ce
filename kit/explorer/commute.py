"""The same run with fewer preemptions: its independent steps in another order.

Steps that do not meet can be exchanged, so a failing run stands for many orders of its steps
that fail alike. Among those the one with the fewest preemptions is looked for, cheapest
first. A switch costs nothing where the thread before cannot go on: it has ended, or the lock
that it takes next is held.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from kit.explorer.order import Order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.explorer.trace import Footprint, Key, Tracer

MOST_STATES = 6_000

Place = tuple[tuple[int, ...], int]  # steps that each thread has taken; who took the last


class Commuted:
    """All orders of the steps of one run that keep what happens before what."""

    def __init__(self, tracer: Tracer) -> None:
        self.steps, self.left = tracer.steps, tracer.left
        order = Order()
        for step in self.steps:
            order.add(step, order.met_by(step, thread=step.thread)[0])
        self.before = order.before
        self.threads = sorted({step.thread for step in self.steps})
        self.own = [
            [place for place, step in enumerate(self.steps) if step.thread == thread]
            for thread in self.threads
        ]
        self.last_touch: dict[Key, int] = {}
        for place, step in enumerate(self.steps):
            self.last_touch.update(dict.fromkeys(step.places, place))

    def best(self) -> tuple[int, ...] | None:
        """The threads in the cheapest order, or None where there are too many orders."""
        start: Place = (tuple(0 for _ in self.threads), -1)
        queue: list[tuple[int, int, tuple[int, ...], Place]] = [(0, 0, (), start)]
        seen: set[Place] = set()
        while queue and len(seen) < MOST_STATES:
            preemptions, switches, way, place = heapq.heappop(queue)
            if len(way) == len(self.steps):
                return way
            if place in seen:
                continue
            seen.add(place)
            for nth, stops in self._ways(place):
                counts = tuple(n + (i == nth) for i, n in enumerate(place[0]))
                more = (preemptions + stops, switches + (nth != place[1]))
                heapq.heappush(queue, (*more, (*way, self.threads[nth]), (counts, nth)))
        return None

    def _ways(self, place: Place) -> Iterator[tuple[int, bool]]:
        """(who may take the next step, it stops a thread that could go on)."""
        counts, last = place
        done = 0
        for own, count in zip(self.own, counts, strict=True):
            for each in own[:count]:
                done |= 1 << each
        could = last >= 0 and self._can_go_on(last, counts[last], done)
        for nth, (own, count) in enumerate(zip(self.own, counts, strict=True)):
            if count < len(own):
                step = own[count]
                if not self.before[step] & ~(done | 1 << step):
                    yield nth, could and nth != last

    def _can_go_on(self, nth: int, count: int, done: int) -> bool:
        own = self.own[nth]
        if count < len(own):
            step = own[count]
            waits = self.before[step] & ~(done | 1 << step)
            return not (waits and _takes_a_lock(self.steps[step]))
        rest = self.left.get(self.threads[nth])
        if rest is None or not rest.places:
            return False
        held = [self.last_touch[key] for key in rest.places if key in self.last_touch]
        return not all(done >> place & 1 for place in held)


def _takes_a_lock(step: Footprint) -> bool:
    return any(key[0] == "lock" for key in step.places)
