"""Reduced search: of all schedules that differ only in steps that do not meet, one is run.

After each run the pairs of steps that race are looked for (`kit.explorer.order`); before the
first of a pair another thread is tried that can begin the exchanged order. Threads whose
next step was tried already, and that nothing has met since, sleep: a run in which all who
could go on are asleep is like one that was run before, and is given up.

Source: Abdulla, Aronis, Jonsson, Sagonas, "Optimal dynamic partial order reduction", POPL
2014 (source sets with sleep sets); Flanagan and Godefroid, POPL 2005.

Where somebody sleeps, spins or waits for a time-out nothing is reduced. Complete when it
ends, provided that `trusted` still holds: every access could be seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kit.explorer.order import Order, places_of
from kit.explorer.scheduler import GIVEN_UP, SCHEDULER
from kit.explorer.trace import Footprint, Tracer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.explorer.fiber import Fiber


@dataclass(slots=True)
class Node:
    """A choice on the way of the last run.

    todo    threads that are to be tried here; done: those that were, with their footprints
    asleep  threads that need not be tried, with the footprint of the step they would take
    alike   threads that are not offered, because another one that is would do the same
    """

    options: tuple[int, ...]
    picked: int
    asleep: dict[int, Footprint]
    alike: dict[int, int]
    todo: set[int] = field(default_factory=set)
    done: dict[int, Footprint] = field(default_factory=dict)
    step: Footprint | None = None


class Reduced:
    """All schedules up to the order of steps that do not meet."""

    def __init__(self) -> None:
        self.complete = False
        self.trusted = True
        self.told = 0  # runs to the end
        self.given_up = 0  # runs that were like one before
        self.nodes: list[Node] = []
        self._known = 0  # steps that were looked at after an earlier run
        self._begun = False
        self._parks = False

    def start_run(self) -> bool:
        """Back to the last choice at which somebody is left to try."""
        if self._begun and not self._next():
            self.complete = True
            return False
        self._begun = True
        self._known = len(self.nodes)
        SCHEDULER.tracer = self._tracer = Tracer()
        SCHEDULER.parks = self._parks
        return True

    def expected(self) -> float:
        """How many more runs it is likely to take: what is known to be left at each choice."""
        part, weight = 0.0, 1.0
        for node in self.nodes:
            todo = node.todo - set(node.asleep)
            part += weight * len(node.done) / len(todo)
            weight /= len(todo)
        return (self.told + self.given_up) * (1 / max(part, 1e-9) - 1)

    def _next(self) -> bool:
        nodes = self.nodes
        while nodes:
            node = nodes[-1]
            if node.step is not None:
                node.done[node.picked] = node.step
            left = [t for t in node.options if t in node.todo and t not in node.done]
            left = [t for t in left if t not in node.asleep]
            if left:
                node.picked, node.step = left[0], None
                return True
            nodes.pop()
        return False

    def pick(self, ready: Sequence[Fiber], last: Fiber | None) -> Fiber:  # noqa: ARG002
        """As on the way to the choice that is changed; after it the default that is awake."""
        place, nodes, tracer = len(SCHEDULER.steps), self.nodes, self._tracer
        if 0 < place <= len(nodes):
            nodes[place - 1].step = tracer.steps[-1]
        if place < len(nodes):
            return next(fiber for fiber in ready if fiber.index == nodes[place].picked)
        asleep = self._still_asleep(nodes[-1]) if nodes else {}
        for fiber in ready:
            if fiber.index not in asleep:
                options = tuple(each.index for each in ready)
                node = Node(options, fiber.index, asleep, _alike(ready))
                node.todo.update(options if tracer.next_is_world else (fiber.index,))
                nodes.append(node)
                return fiber
        self.given_up += 1
        SCHEDULER.ended = GIVEN_UP
        return ready[0]

    def _still_asleep(self, node: Node) -> dict[int, Footprint]:
        """Who slept at this choice, or was tried there, and is not met by the step taken."""
        step = node.step
        assert step is not None  # noqa: S101
        return {
            thread: footprint
            for thread, footprint in (*node.asleep.items(), *node.done.items())
            if not self._meet(step, thread, footprint)
        }

    def _meet(self, step: Footprint, thread: int, other: Footprint) -> bool:
        """The step just taken, and the one that a sleeper took in an earlier run."""
        if step.world or other.world or thread == step.thread:
            return True
        if thread in step.riders or step.thread in other.riders:
            return True
        if step.pushed & (other.pushed | {thread}) or step.thread in other.pushed:
            return True
        return self._tracer.meets_waiting(step, thread) or step.names_meet(other)

    def end_run(self, outcome: Any) -> None:  # noqa: ARG002
        """Look for races, and note who is to be tried before them."""
        SCHEDULER.follow_nobody()
        self.told += SCHEDULER.ended != GIVEN_UP
        tracer, nodes = self._tracer, self.nodes
        self.trusted = self.trusted and tracer.trusted
        if tracer.steps and len(tracer.steps) <= len(nodes):
            nodes[len(tracer.steps) - 1].step = tracer.steps[-1]
        if tracer.stepless:
            self._start_again()
        else:
            self._look_for_races()

    def _look_for_races(self) -> None:
        tracer, order = self._tracer, Order()
        for place, step in enumerate(tracer.steps):
            met, locks = order.met_by(step, thread=step.thread)
            if place >= self._known - 1:
                self._races(order, place, step.thread, met, locks)
            order.add(step, met)
        for thread, step in tracer.left.items():
            met, locks = order.met_by(step, thread=thread)
            self._races(order, len(tracer.steps), thread, met, locks)

    def _start_again(self) -> None:
        """A thread has no step: only if new threads stop at once do the schedules fit others."""
        self._parks = True
        self._begun, self.nodes = False, []

    def _races(self, order: Order, last: int, thread: int, met: int, locks: list[int]) -> None:
        """Of the steps met by this one: those that could come after it."""
        past, covered = order.latest.get(thread, 0), 0
        candidates = sorted({*places_of(met & ~past), *locks}, reverse=True)
        for first in candidates:
            if (past | covered) >> first & 1 or order.threads[first] == thread:
                continue
            if self._try_before(order, first, last, thread):
                covered |= order.before[first]

    def _try_before(self, order: Order, first: int, last: int, thread: int) -> bool:
        """See to it that somebody who can begin the exchanged order is tried; False: impossible."""
        node = self.nodes[first]
        alike = node.alike
        beginners = [alike.get(each, each) for each in order.beginners(first, last, thread)]
        thread = alike.get(thread, thread)
        if any(each in node.todo or each in node.asleep for each in beginners):
            return True
        able = [each for each in beginners if each in node.options]
        if able:
            node.todo.add(thread if thread in able else able[0])
            return True
        if beginners in ([], [thread]):
            return False
        node.todo.update(node.options)
        return True


def _alike(ready: Sequence[Fiber]) -> dict[int, int]:
    """Threads that have not begun and are not offered, and who is offered in their place."""
    offered = {f.twin: f.index for f in ready if f.twin is not None and not f.step_count}
    if not offered:
        return {}
    shown = {fiber.index for fiber in ready}
    return {
        fiber.index: offered[fiber.twin]
        for fiber in SCHEDULER.live
        if fiber.index not in shown and not fiber.step_count and fiber.twin in offered
    }
