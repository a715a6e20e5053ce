"""The smallest schedule of what may be a mistake: made smaller step by step, then proved.

Smaller means fewer preemptions, then fewer switches, then fewer steps, then the first by the
names of the threads. The independent steps are put into a better order, then a local search
cuts the tail and exchanges neighbouring stretches; then
all schedules with fewer preemptions are run, and after them all with as many, as far as the
budget goes. If they end, the schedule is the smallest there is.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from kit.explorer.commute import Commuted
from kit.explorer.scheduler import SCHEDULER
from kit.explorer.strategies.bounded import Bounded
from kit.explorer.trace import Tracer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.explorer.runner import Run
    from kit.explorer.search import Best, Search

SHRINK_RUNS, SHRINK_WORK = 300, 60_000
PROOF_RUNS, PROOF_WORK = 1_500, 120_000
UNWATCHED_RUNS = 60  # where each takes long
CUT_RUNS, CUT_STEPS = 60, 50_000  # of a livelock
EQUALS_RUNS, EQUALS_WORK = 250, 120_000  # of those with as many preemptions, if they are few
PREEMPTIONS, ALL = "preemptions", "all"  # in what a schedule is known to be the smallest


class Shrinker:
    """Makes the schedules of a search smaller."""

    def __init__(self, search: Search) -> None:
        self.search = search
        self.left = 0

    def improve(self) -> None:
        """Fewer preemptions, then fewer switches, for what may be a mistake."""
        search, slow = self.search, self.search.runner.unwatched
        if search.exhausted:
            return
        suspects = sorted(
            (best for best in search.table.values() if not best.serial or best.run.fails),
            key=lambda best: best.run.cost,
        )
        fails = [best for best in suspects if best.run.fails] or suspects
        if slow:
            for best in fails[:1]:
                self.merge(best)
            return
        for best in fails[: 2 if search.until_failure else 8]:
            self.commute(best)
            self.shrink(best)
        if fails:
            self.prove(min(fails, key=lambda best: best.run.cost))

    def commute(self, best: Best) -> None:
        """The same steps in another order, if that has fewer preemptions."""
        if best.run.kind == "livelock" or best.run.preemptions == 0:
            return
        tracer = Tracer(code=False)
        self.search.again(best.run.steps, tracer=tracer)
        steps = Commuted(tracer).best()
        if steps is not None:
            run = self.search.again(steps)
            if run.key == best.run.key and run.cost < best.run.cost:
                best.run = run

    def prove(self, best: Best) -> None:
        """Run all schedules that could be smaller than the best one, as far as the budget goes."""
        if best.run.kind == "livelock":
            return
        self.left = min(PROOF_RUNS, PROOF_WORK // self._work_of(best))
        while best.run.preemptions > self.search.without_preemption:
            found = next(self._smaller(best, best.run.preemptions - 1), None)
            if found is None:
                break
            best = self._keep(best, found)
            self.shrink(best)
        if self.left <= 0:
            return
        best.minimal = PREEMPTIONS
        if best.run.preemptions == 0 and self.search.without_preemption:
            best.minimal = ALL
        elif self._how_many(best.run) <= EQUALS_RUNS:
            self.left = min(EQUALS_RUNS * 2, EQUALS_WORK // self._work_of(best))
            for found in self._smaller(best, best.run.preemptions):
                best = self._keep(best, found)
            best.minimal = ALL if self.left > 0 else PREEMPTIONS

    def _work_of(self, best: Best) -> int:
        return self.search.runner.work(len(best.run.steps))

    def _how_many(self, run: Run) -> int:
        """About how many schedules have at most as many preemptions as this one."""
        others = max(self.search.runner.threads - 2, 1)
        places = math.comb(len(run.steps), run.preemptions)
        return int(self.search.orders * places * others**run.preemptions)

    def _smaller(self, best: Best, preemptions: int) -> Iterator[Run]:
        """Smaller runs among all with at most so many preemptions, each smaller than the last."""
        search, cost = self.search, best.run.cost
        strategy = Bounded(preemptions=preemptions)
        while self.left > 0 and strategy.start_run():
            self.left -= 1
            run = search.runner.run(strategy)
            if self._alike(best, run) and run.cost < cost:
                cost = run.cost
                yield run

    def _alike(self, best: Best, run: Run) -> bool:
        """The same outcome; where one failure is all that is wanted, any failure."""
        any_failure = self.search.until_failure and best.run.fails
        return run.fails if any_failure else run.key == best.run.key

    def _keep(self, best: Best, found: Run) -> Best:
        table = self.search.table
        kept = table.setdefault(found.key, type(best)(found, best.first_seen))
        if found.cost < kept.run.cost:
            kept.run = found
        return kept

    def shrink(self, best: Best) -> None:
        """Cut the tail, then exchange neighbouring stretches, while the outcome stays the same."""
        if best.run.kind == "livelock":
            self.cut(best)
            return
        left = min(SHRINK_RUNS, SHRINK_WORK // self._work_of(best))
        improved = True
        while improved and left > 0:
            improved = False
            for steps in simpler(best.run.steps):
                left -= 1
                run = self.search.again(steps)
                if run.key == best.run.key and run.cost < best.run.cost:
                    best.run, improved = run, True
                    break
                if left <= 0:
                    break

    def merge(self, best: Best) -> None:
        """Only exchange stretches so that two become one, in few runs: each takes long."""
        self.search.look(late=best.run.late)
        left = min(UNWATCHED_RUNS, SHRINK_WORK // self._work_of(best))
        place, improved = 0, False
        while left > 0:
            stretches = stretches_of(best.run.steps)
            if place + 2 >= len(stretches):
                if not improved:
                    return
                place, improved = 0, False
            for steps in exchanged(stretches, place)[:2]:
                left -= 1
                run = self.search.again(steps)
                if self._alike(best, run) and run.cost < best.run.cost:
                    best, improved = self._keep(best, run), True
                    break
            else:
                place += 1

    def cut(self, best: Best) -> None:
        """Of a livelock: the part that leads into it, and of that no stretch that is not needed.

        Only a few runs: each takes as long as it takes to see that nothing happens.
        """
        if SCHEDULER.endless or len(best.run.steps) > CUT_STEPS:
            return
        way, low, left = best.run.steps, 0, CUT_RUNS
        high = len(way)
        while low < high:
            middle = (low + high) // 2
            if self._is_like(best, way[:middle]):
                high = middle
            else:
                low = middle + 1
        stretches = stretches_of(way[:high])
        place = 0
        while place < len(stretches) and left > 0:
            left -= 1
            shorter = [*stretches[:place], *stretches[place + 1 :]]
            if self._is_like(best, tuple(itertools.chain(*shorter))):
                stretches = shorter
            else:
                place += 1

    def _is_like(self, best: Best, steps: Sequence[int]) -> bool:
        run = self.search.again(steps)
        if run.key == best.run.key and run.cost < best.run.cost:
            best.run = run
        return run.key == best.run.key


Stretches = list[tuple[int, ...]]


def stretches_of(steps: Sequence[int]) -> Stretches:
    """The steps, cut wherever another thread goes on."""
    return [tuple(run) for _, run in itertools.groupby(steps)]


def simpler(steps: Sequence[int]) -> Stretches:
    """Schedules that are likely to be simpler: a shorter script, then stretches exchanged."""
    stretches = stretches_of(steps)
    found = [tuple(itertools.chain(*stretches[:end])) for end in range(1, len(stretches))]
    for place in range(len(stretches) - 2):
        found += exchanged(stretches, place)
    return found


def exchanged(stretches: Stretches, place: int) -> Stretches:
    """The schedules in which the one between two stretches of a thread comes later, or sooner."""
    one, two, three = stretches[place : place + 3]
    if one[0] != three[0]:
        return []
    rest = tuple(itertools.chain(*stretches[place + 3 :]))
    before = tuple(itertools.chain(*stretches[:place]))
    return [
        (*before, *one, *three, *two, *rest),
        (*before, *two, *one, *three, *rest),
        (*before, *one, *three[:1], *two, *three[1:], *rest),
    ]
