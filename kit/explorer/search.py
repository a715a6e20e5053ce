"""The search: which schedules are tried, in which order, and what is kept of them.

1. Learn what is shared, by running the default schedule until nothing new shows.
2. Every order of whole threads (no preemption): what the program gives without any race.
3. Bounded search, broad and exact: it ends with a proof where the program is small.
4. Random walks, random orders of steps that meet, and of the accesses to one place: a few
   early, the rest of the budget later. They find what needs many switches.
   Where loops are too long to be watched, some more schedules with choices in their last rounds.
5. Reduced search: of schedules that differ only in the order of independent steps one is
   run. It ends with a proof for programs that are much larger; where it is far from its end
   the budget goes to 3 and 4.
6. For the smallest suspicious outcome a local search, and all schedules that could be smaller
   (`kit.explorer.shrink`). The witness is a replay with every value written down.

Budgets count schedules and steps, never seconds. When a run shows that more is shared than
was known, all schedules so far were too coarse: the search starts again with what it knows.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kit.explorer import schedule
from kit.explorer.outcome import Exploration, Outcome
from kit.explorer.races import races_of
from kit.explorer.scheduler import GIVEN_UP, SCHEDULER, WATCH_LIMIT
from kit.explorer.shrink import ALL, Shrinker
from kit.explorer.spin import MOST_ROUNDS
from kit.explorer.state import NEVER
from kit.explorer.strategies.bounded import Bounded
from kit.explorer.strategies.pos import Pos
from kit.explorer.strategies.reduced import Reduced
from kit.explorer.strategies.script import Script
from kit.explorer.strategies.uniform import Uniform
from kit.explorer.strategies.walk import Walk
from kit.explorer.trust import all_is_seen
from kit.explorer.witness import Recorder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.explorer.runner import Run, Runner
    from kit.explorer.strategy import Strategy
    from kit.explorer.trace import Tracer

ORDERS = 120  # orders of whole threads that are tried first
FIRST_BOUNDED = 300  # schedules of bounded search before the first random ones
FIRST_RANDOM = 200
UNWATCHED_ORDERS, UNWATCHED_BOUNDED, UNWATCHED_RANDOM = 6, 18, 19  # the same, of long runs
STEP_BUDGET = 3_000_000
LIVELOCK_STEPS = 60_000  # what a run that never ends is charged
LATE_SCHEDULES, LATE_FEWEST = 36, 4  # of such runs, with choices in the last rounds
LATE_VISITS = 4_000_000  # that are counted in all of those
UNWATCHED_STEPS = 70_000  # what a run with unwatched loops is charged
LEARNING_UNWATCHED = 4  # schedules that show what is shared, where each takes long
REDUCED_FIRST, REDUCED_AT_ONCE = 60, 400  # reduced search is asked how far it is after so many
HOPELESS = 4  # its answer grows by so much from one time to the next
CALM, CALM_FACTOR = (
    2_000,
    20,
)  # accesses, or so often those of the longest run, after which chance has had its say
TRACED = 2  # what a step costs whose footprint is kept
AFTER_FAILURE, AFTER_FAILURE_STEPS = (
    400,
    20_000,
)  # further schedules once a failure is found, where that is all that is wanted
RESTARTS = 12
LONG_TEXT = 48  # letters of a schedule that is shown whole
SHOWN = 24  # outcomes that get a witness


class StartAgain(Exception):  # noqa: N818  no error: more is shared than was known
    """The run just made changed what counts as a step."""


class Enough(Exception):  # noqa: N818
    """The budget is used up, or what was wanted is found."""


@dataclass(slots=True)
class Best:
    """The cheapest run of one outcome, and which schedule showed it first."""

    run: Run
    first_seen: int
    serial: bool = False
    minimal: str = ""  # in what it is proved to be the smallest


@dataclass
class Search:
    """One exploration. `until_failure`: stop soon after the first failing outcome."""

    runner: Runner
    schedules: int
    seed: int = 0
    until_failure: bool = False
    table: dict[Any, Best] = field(default_factory=dict)
    count: int = 0
    orders: int = 0  # schedules without preemption that were run
    random_count: int = 0
    bounded_count: int = 0
    work: int = 0
    longest: int = 0  # accesses of a run
    stop_at: int | None = None
    bounded: Bounded | None = None
    complete: bool = False
    exhausted: bool = False  # every single schedule was run
    reduced: Reduced | None = None
    without_preemption: bool = False  # all schedules without preemption were run
    last_rounds: bool = False  # those of long loops were choices, too

    # -- the plan ------------------------------------------------------------------------

    def explore(self, *, races: bool = True) -> Exploration:
        """Run the whole plan; LoadError when the program cannot be imported.

        races: look for them as well
        """
        for _ in range(RESTARTS):
            try:
                self.once()
            except StartAgain:
                continue
            except Enough:
                break
            break
        Shrinker(self).improve()
        found = self.result()
        return replace(found, races=races_of(self.runner)) if races else found

    def learn(self) -> None:
        """Run enough to know what counts as a step, as the search itself would."""
        most = LEARNING_UNWATCHED if self.runner.unwatched else FIRST_BOUNDED
        for _ in range(RESTARTS):
            try:
                self.begin()
                self._many(Bounded(preemptions=0), most)
                self._many(Bounded(), most)
            except StartAgain:
                continue
            except Enough:
                return
            return

    def once(self) -> None:
        """The plan from its start; StartAgain when more is shared than was known."""
        self.begin()
        slow, orders = self.runner.unwatched, Bounded(preemptions=0)
        self.orders = self._many(orders, UNWATCHED_ORDERS if slow else ORDERS, serial=True)
        self.without_preemption = orders.complete
        self.bounded = Bounded()
        self._bounded(UNWATCHED_BOUNDED if slow else FIRST_BOUNDED)
        if not self.complete:
            self._random(UNWATCHED_RANDOM if slow else FIRST_RANDOM, self.seed)
        if slow:
            self._late()
        if not self.complete:
            self._reduce((self.schedules - self.count) * 6 // 10)
        if not self.complete:
            self._bounded((self.schedules - self.count) * 6 // 10)
        if not self.complete:
            self._random(self.schedules - self.count, self.seed + 2)

    def begin(self) -> None:
        """Forget every schedule that was run."""
        self.table.clear()
        self.count = self.random_count = self.bounded_count = self.work = 0
        self.stop_at = self.reduced = None
        self.last_rounds = False
        self.look(late=False)
        self.complete = self.exhausted = False

    def _bounded(self, most: int) -> None:
        assert self.bounded is not None  # noqa: S101
        self.bounded_count += self._many(self.bounded, most)
        self.complete = self.exhausted = self.bounded.complete and not self.runner.unwatched

    def _late(self) -> None:
        """The last rounds of long loops: what only the last ticket, the last task can show."""
        learned, visits = self.runner.learned, self.count_visits()
        if self.runner.learned != learned:
            raise StartAgain
        most = min(LATE_SCHEDULES, LATE_VISITS // (visits + 1))
        if most < LATE_FEWEST:
            return  # each takes so long that too few could be run
        self.last_rounds = True
        work, self.work = self.work, 0
        self.look(late=True)
        try:
            bounded = Bounded()
            ran = self._many(bounded, most * 2 // 3)
            if not bounded.complete:
                ran += self._many(Walk(self.seed), most - ran)
        finally:
            self.look(late=False)
            self.work = work

    def count_visits(self) -> int:
        """How often each thread comes to each place in the default schedule; all in all."""
        SCHEDULER.late = {}
        self.again(())
        self.look(late=False)
        return sum(SCHEDULER.visits.values())

    def look(self, *, late: bool) -> None:
        """Of long loops the last rounds are choices from now on, or the first."""
        SCHEDULER.late = SCHEDULER.visits if late else None

    def _reduce(self, most: int) -> None:
        """Reduced search, where it can be trusted and is likely to come to its end."""
        if self.runner.unwatched or not all_is_seen(self.runner.program.loader):
            return
        self.reduced = Reduced()
        at_once, before = REDUCED_FIRST, float(most)
        while not self.reduced.complete and self.reduced.trusted and most > 0:
            most -= self._many(self.reduced, min(most, at_once))
            expected = self.reduced.expected()
            if expected > most or expected > HOPELESS * before:
                break
            at_once, before = min(self.reduced.told, REDUCED_AT_ONCE), expected
        self.complete = self.reduced.complete and self.reduced.trusted

    def _random(self, most: int, seed: int) -> None:
        if self.bounded is not None and self.bounded.complete:
            return  # with unwatched loops that is no proof, but random ones have no other choices
        calm = min(max(CALM, CALM_FACTOR * self.longest), WATCH_LIMIT // 2)
        part = most // 4
        for strategy, share in (
            (Walk(seed), most - 2 * part), (Pos(seed + 1), part), (Uniform(seed + 2), part)
        ):  # fmt: skip
            self.random_count += self._many(strategy, share, calm=calm)

    def _many(
        self, strategy: Strategy, most: int, *, serial: bool = False, calm: int = NEVER
    ) -> int:
        ran, SCHEDULER.calm = 0, calm
        try:
            while ran < most and strategy.start_run():
                run = self._run(strategy)
                if run.kind != GIVEN_UP:
                    self.note(run, serial=serial)
                ran += 1
        finally:
            SCHEDULER.follow_nobody()
        return ran

    # -- one run -------------------------------------------------------------------------

    def _run(self, strategy: Strategy) -> Run:
        if self.count >= self.schedules or self.work >= STEP_BUDGET or self.count == self.stop_at:
            raise Enough
        learned, known = self.runner.learned, SCHEDULER.endless
        run = self.runner.run(strategy)
        if SCHEDULER.endless and not known:  # to see that again and again takes too long
            self.count += 1
            self.note(run)
            raise Enough
        if self.runner.learned != learned:
            raise StartAgain
        self.count += 1
        steps = (
            UNWATCHED_STEPS if self.runner.unwatched else max(SCHEDULER.accesses, len(run.steps))
        )
        if run.kind == "livelock":
            steps += LIVELOCK_STEPS
        else:
            self.longest = max(self.longest, SCHEDULER.accesses)
        if strategy is self.reduced:
            steps *= TRACED
        self.work += self.runner.work(steps)
        return run

    def note(self, run: Run, *, serial: bool = False) -> None:
        """Keep the run if it is the smallest of its outcome."""
        best = self.table.get(run.key)
        if best is None:
            best = self.table[run.key] = Best(run, self.count)
        elif run.preemptions <= best.run.preemptions and run.cost < best.run.cost:
            best.run = run
        best.serial = best.serial or serial or run.preemptions == 0
        failed = run.fails or (self.runner.unwatched and not best.serial)
        if self.until_failure and failed and self.stop_at is None:
            slow = self.runner.unwatched or run.kind == "livelock"
            more = min(AFTER_FAILURE, AFTER_FAILURE_STEPS // (len(run.steps) + 1))
            self.stop_at = self.count + (0 if slow else more)

    def again(
        self,
        steps: Sequence[int],
        recorder: Recorder | None = None,
        *,
        tracer: Tracer | None = None,
    ) -> Run:
        """Run this schedule; a recorder writes down every value, a tracer what steps touch."""
        strategy = Script(steps)
        strategy.start_run()
        SCHEDULER.tracer = tracer
        try:
            return self.runner.run(strategy, recorder)
        finally:
            SCHEDULER.follow_nobody()

    # -- the result ----------------------------------------------------------------------

    def result(self) -> Exploration:
        """The table of outcomes, the smallest schedule first, each with its witness."""
        found = sorted(self.table.values(), key=lambda best: best.run.cost)
        warnings: list[str] = []
        if self.runner.real_threads:
            self.complete = False
            warnings.append(
                "the program started threads that are not explored (through a module that is not "
                "its own): what they do is left to chance"
            )
        if SCHEDULER.endless:
            self.complete = self.exhausted = False
            warnings.append(
                f"a run did not end within {MOST_ROUNDS:,} rounds of its loops: it is taken to "
                "go on for ever, and the search stopped there"
            )
        outcomes = tuple(self._told(best, number, warnings) for number, best in enumerate(found))
        return Exploration(
            outcomes, self.count, self.complete, self.covered(), tuple(dict.fromkeys(warnings))
        )

    def _told(self, best: Best, number: int, warnings: list[str]) -> Outcome:
        run, witness, stdout, needed = best.run, None, "", len(best.run.steps)
        if number < SHOWN:
            recorder = Recorder(self.runner.program.loader)
            self.look(late=run.late)
            again = self.again(run.steps, recorder)
            needed = SCHEDULER.deviated if again.steps == run.steps else len(run.steps)
            witness, stdout = recorder.witness(), self.runner.stdout
            if again.key != run.key:
                warnings.append(
                    "the same schedule gave two different results: the program uses chance, "
                    "the clock or the order of a set, so its schedules cannot be trusted"
                )
        text = self._text(run, needed)
        return Outcome(
            run.kind, run.value, run.problem, run.died, best.serial, text,
            run.preemptions, run.switches, len(run.steps), best.first_seen, witness, stdout,
            ALL if self.exhausted else best.minimal,
        )  # fmt: skip

    def _text(self, run: Run, needed: int) -> str:
        """The schedule; of a long one only the part after which the default leads to the same."""
        modes = {"unwatched": self.runner.unwatched, "late": run.late}
        text = schedule.as_text(run.steps, **modes)
        return text if len(text) <= LONG_TEXT else schedule.as_text(run.steps[:needed], **modes)

    def covered(self) -> str:
        """What was run, in words, and what never happens in any schedule."""
        words = [self._schedules()]
        if self.runner.unwatched:
            rounds = "first and last two" if self.last_rounds else "first two"
            words.append(f"long loops: switches only in their {rounds} rounds")
        if SCHEDULER.timed:
            words.append("time-outs fire only when nobody else can run")
        if any("weakref" in each.imports for each in self.runner.program.loader.by_path.values()):
            words.append("nothing that was touched dies before the end of a run")
        return "; ".join(words)

    def _schedules(self) -> str:
        if self.complete and not self.exhausted and self.reduced is not None:
            return f"all interleavings up to equivalence ({self.reduced.told:,} schedules)"
        if self.complete:
            if self.bounded_count == 1:
                return "the only interleaving"
            return f"all {self.bounded_count:,} interleavings"
        parts = []
        level = (self.bounded.level if self.bounded else 0) - (
            0 if self.bounded and self.bounded.complete else 1
        )
        if self.bounded_count and level >= 0:
            parts.append(
                f"all with at most {level} changes of the default order "
                f"({self.bounded_count:,} schedule{'s' * (self.bounded_count != 1)})"
            )
        if self.reduced is not None and self.reduced.told:
            parts.append(f"{self.reduced.told:,} that differ from each other")
        if self.random_count:
            parts.append(f"{self.random_count:,} random ones")
        return ", and ".join(parts) or f"{self.count:,} schedules"
