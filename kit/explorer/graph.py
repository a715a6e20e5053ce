"""The states of a program and the steps between them, for somebody who wants to walk there.

Built by running schedules: each run follows a known way to a step that nobody has taken yet,
and then goes on as the default does until it comes to a state that is known. The failing
schedule is walked first; then what is near to it, by the number of times that one leaves the
default order. Equal moments (`kit.explorer.history`) are one state.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kit.explorer.ending import End, end_of
from kit.explorer.explore import prepare
from kit.explorer.fiber import letter_of
from kit.explorer.history import History, Numbers
from kit.explorer.moment import CUT, Guide, Moment, MomentRecorder
from kit.explorer.places import Places
from kit.explorer.scheduler import SCHEDULER
from kit.explorer.search import RESTARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.explorer.moment import Event, Stand
    from kit.explorer.program import Program
    from kit.explorer.runner import Run, Runner

MOST_STATES = 5_000
MOST_STEPS = 400_000  # of all runs together
MOST_IN_ONE = 2_000  # of one run
FIRST_STATES = 60  # enough to meet what is shared
MOST_LINES, MOST_COLUMNS = 2_000, 200


@dataclass(slots=True)
class Node:
    """One state. edges: thread -> (events of its step, number of the state after it)."""

    options: tuple[int, ...]
    stands: tuple[Stand, ...]
    values: tuple[str | None, ...]
    parent: int
    by: int
    cost: int
    edges: dict[int, tuple[tuple[Event, ...], int]] = field(default_factory=dict)
    end: End | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """All states that were met; the first is the start.

    threads   (letter, call) of each
    places    names of the shared values, in the order of `Node.values`
    files     (path, lines) of the program
    failing   the schedule that was asked for, as numbers of threads
    complete  there are no other states
    """

    nodes: tuple[Node, ...]
    threads: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    files: tuple[tuple[str, tuple[str, ...]], ...]
    failing: tuple[int, ...]
    complete: bool


class _StartAgainError(Exception):
    """More is shared than was known."""


def graph_of(program: Program, schedule: str, *, states: int = MOST_STATES) -> Graph:
    """The states near the schedule. LoadError, ScheduleError as `explore_program`."""
    search, run = prepare(program, schedule)
    SCHEDULER.identity_matters = True  # a person may choose between equal threads
    code = getattr(getattr(program, "scenario", None), "__code__", None)
    places = Places(program.loader, code)
    for most in (min(FIRST_STATES, states), states):
        for _ in range(RESTARTS):
            walk = Walk(search.runner, places, most)
            try:
                walk.all(run.steps)
            except _StartAgainError:
                continue
            break
    return walk.graph(run.steps)


class Walk:
    """Runs schedules and collects their states."""

    def __init__(self, runner: Runner, places: Places, most: int) -> None:
        self.runner = runner
        self.places = places
        self.most = most
        self.numbers = Numbers()
        self.nodes: list[Node] = []
        self.known: dict[Any, int] = {}
        self.open: list[tuple[int, int, int, int]] = []  # cost, depth, state, thread
        self.depth: list[int] = []
        self.steps = 0
        self.threads: dict[int, str] = {}

    def all(self, failing: Sequence[int]) -> None:
        """Walk the failing schedule, then the nearest step that is not known, again and again."""
        self._run(failing[:MOST_IN_ONE], cost=0)
        while self.open and len(self.nodes) < self.most and self.steps < MOST_STEPS:
            cost, _, state, thread = heapq.heappop(self.open)
            if thread not in self.nodes[state].edges:
                self._run((*self._way_to(state), thread), cost=cost)

    def _way_to(self, state: int) -> tuple[int, ...]:
        way: list[int] = []
        while state:
            node = self.nodes[state]
            way.append(node.by)
            state = node.parent
        return tuple(reversed(way))

    # -- one run -------------------------------------------------------------------------

    def _run(self, steps: Sequence[int], *, cost: int) -> None:
        guide = Guide(steps)
        self.places.begin()
        recorder = MomentRecorder(
            self.runner.program.loader,
            guide=guide,
            places=self.places,
            history=History(self.numbers),
            enough=lambda at, moment: self._enough(steps, at, moment),
        )
        learned = self.runner.learned
        run = self.runner.run(guide, recorder)
        if self.runner.learned != learned:
            raise _StartAgainError
        self.steps += len(recorder.moments)
        self.threads |= {at: thread.call for at, thread in enumerate(recorder.threads)}
        if guide.fits:
            self._keep(recorder, run, cost)

    def _enough(self, steps: Sequence[int], at: int, moment: Moment) -> bool:
        if at < len(steps):
            return False
        full = len(self.nodes) + at - len(steps) >= self.most and len(self.nodes) > 1
        return full or at > MOST_IN_ONE or moment.key in self.known

    def _keep(self, recorder: MomentRecorder, run: Run, cost: int) -> None:
        before, by = -1, -1
        for moment, events in zip(recorder.moments, recorder.events, strict=True):
            edge = self.nodes[before].edges.get(by) if before >= 0 else None
            if edge is not None or before < 0 < len(self.nodes):
                state = edge[1] if edge is not None else 0  # the known way: nothing is compared
            else:
                state = self._state(moment, before, by, cost)
            if before >= 0:
                self.nodes[before].edges.setdefault(by, (events, state))
            before, by = state, moment.chosen
        if run.kind != CUT:
            self.nodes[before].end = end_of(run)

    def _state(self, moment: Moment, parent: int, by: int, cost: int) -> int:
        state = self.known.get(moment.key)
        if state is None:
            state = self.known[moment.key] = len(self.nodes)
            self.nodes.append(Node(moment.options, moment.stands, moment.values, parent, by, cost))
            self.depth.append(self.depth[parent] + 1 if parent >= 0 else 0)
            for thread in moment.options:
                more = cost + (thread != moment.chosen)
                heapq.heappush(self.open, (more, self.depth[state], state, thread))
        return state

    # -- the result ----------------------------------------------------------------------

    def graph(self, failing: tuple[int, ...]) -> Graph:
        """What was found."""
        places = tuple(self.places.names)
        for node in self.nodes:
            node.values += (None,) * (len(places) - len(node.values))
        complete = all(len(node.edges) == len(node.options) for node in self.nodes)
        threads = tuple((letter_of(at), self.threads[at]) for at in sorted(self.threads))
        return Graph(tuple(self.nodes), threads, places, self._files(), failing, complete)

    def _files(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        used = {stand.path for node in self.nodes for stand in node.stands}
        for node in self.nodes:
            used |= {event.path for events, _ in node.edges.values() for event in events}
        found = {each.shown: each.lines for each in self.runner.program.loader.by_path.values()}
        return tuple(
            (path, tuple(line[:MOST_COLUMNS] for line in found[path][:MOST_LINES]))
            for path in sorted(used & set(found))
        )
