"""A class graded by many workers, event by event. The same seed gives the same outcome.

Each worker works at one piece, has a speed of its own (0.8 to 1.25 times), and each student's
exercise takes longer or shorter than the solution (log-normal, sigma 0.5). The scheduler, its line
and the process that grades do one thing after the other. Pieces are cut by the code that does it in
earnest. See `many_workers.py`.
"""

from __future__ import annotations

import heapq
import itertools
import random
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from distributed.scheduler import heartbeat_interval  # noqa: E402 - after the path is set
from shared_costs import Costs  # noqa: E402 - the same

from kit.grader.machines import dispatch, pile  # noqa: E402 - the same
from kit.grader.model import Manifest  # noqa: E402 - the same
from kit.grader.plan import Job  # noqa: E402 - the same

LINK = 125e6  # bytes in a second: the scheduler's line, 1 Gbit/s each way
STAGES = 7
FREE, LINE_OUT, SCHEDULER_OUT, WORK, LINE_BACK, SCHEDULER_BACK, TAKE = range(STAGES)
Event = tuple[float, int, int, int, pile.Piece | None]


class Server:
    """One thing after the other: a process, or a line."""

    def __init__(self) -> None:
        self.free = 0.0
        self.busy = 0.0

    def serve(self, now: float, seconds: float) -> float:
        """When it is done with something that arrives now."""
        self.free = max(self.free, now) + seconds
        self.busy += seconds
        return self.free


@dataclass(frozen=True, slots=True)
class Outcome:
    """How long it took, and how much of that time each of the shared parts was busy.

    longest  seconds of the longest exercise of one student, on a worker of speed 1
    """

    seconds: float
    longest: float
    scheduler: float
    line: float
    judge: float


class Simulation:
    """One class with so many workers, event by event."""

    def __init__(
        self, costs: Costs, manifest: Manifest, *, students: int, workers: int, seed: int
    ) -> None:
        draw = random.Random(seed)
        pairs = itertools.product(range(students), manifest.exercises)
        self._costs = costs
        self._seconds = {
            (number, key): costs.exercises[key] * draw.lognormvariate(-0.125, 0.5)
            for number, key in pairs
        }
        self._speed = [draw.uniform(0.8, 1.25) for _ in range(workers)]
        jobs = [Job(number, str(number), "", "") for number in range(students)]
        self._pile = pile.Pile(jobs, manifest, "submission")
        self._exercise = {each.id: each.exercise for each in manifest.checks}
        self._judge, self._scheduler, self._line = Server(), Server(), Server()
        self._events: list[Event] = []
        self._numbers = itertools.count()
        self._beats = workers / heartbeat_interval(workers) * costs.heartbeat
        self._head, self._each = sizes(costs, len(manifest.exercises))

    def run(self) -> Outcome:
        """Until the last result is written."""
        for worker, speed in enumerate(self._speed):
            self._later(self._costs.start / speed + dispatch.TICK / 2, FREE, worker, None)
        end = 0.0
        while self._events:
            now, _, stage, worker, piece = heapq.heappop(self._events)
            if stage == FREE:
                piece = self._pile.take(len(self._speed))
            if piece is not None:
                done = self._serve(now, stage, worker, piece)
                self._later(done, (stage + 1) % STAGES, worker, piece)
                end = max(end, done)
        scheduler = self._scheduler.busy / end + self._beats
        line, judge = self._line.busy / end, self._judge.busy / end
        return Outcome(end, max(self._seconds.values()), scheduler, line, judge)

    def _later(self, when: float, stage: int, worker: int, piece: pile.Piece | None) -> None:
        heapq.heappush(self._events, (when, next(self._numbers), stage, worker, piece))

    def _serve(self, now: float, stage: int, worker: int, piece: pile.Piece) -> float:
        """When a stage is done with what reaches it now; each takes one thing after the other."""
        count = len(piece.checks)
        keys = {self._exercise[each] for each in piece.checks}
        out = stage < WORK
        size = self._head + self._each * len(keys) if out else self._costs.answer_result * count
        if stage == WORK:
            work = sum(self._seconds[piece.job.number, key] for key in keys)
            return now + work / self._speed[worker]
        if stage in (FREE, TAKE):
            taking = 0 if out else self._costs.judge_result * count
            return self._judge.serve(now, self._costs.judge_piece / 2 + taking)
        if stage in (LINE_OUT, LINE_BACK):
            return self._line.serve(now, size / LINK)
        seconds = self._costs.scheduler_piece / 2 + 2 * size / 1e6 * self._costs.scheduler_megabyte
        return self._scheduler.serve(now, seconds / max(0.05, 1.0 - self._beats))


def sizes(costs: Costs, exercises: int) -> tuple[float, float]:
    """Bytes of an order: (head, each exercise)."""
    each = (costs.order[exercises] - costs.order[1]) / (exercises - 1)
    return costs.order[1] - each, each
