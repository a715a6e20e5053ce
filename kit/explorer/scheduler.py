"""The scheduler: explored threads are greenlets, and one of them runs at a time.

Why: a program under exploration must do exactly what a strategy says, so nothing may
run by itself. Each thread of the program is a *fiber* (a greenlet) of one interpreter
thread. A fiber gives up control only here: before a visible step (`visible`), when it
must wait (`block`), when it sleeps or spins (`yield_turn`), and at its end.

Invariants
- Whoever is chosen executes its pending access without being asked again: one choice,
  one step, one letter of the schedule.
- Starting and joining threads are silent: they commute with every step of the others,
  so the fiber is run on to its next visible step at once and no choice is offered.
- All waiting is waiting for a lock (the standard library builds everything else on
  locks), so `want` is the only reason why a fiber cannot run.
- Time passes only when nobody is awake, or when a strategy lets a sleeper wake early;
  sleepers wake in the order of their times. A time-out fires only when nobody can run or its time
  has passed; one that is but a pause (`Fiber.hasty`) may fire early, and then no time passes.
- A fiber that spins without any change in the shared state lets the others go first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import greenlet

from kit.explorer import silent, turns
from kit.explorer.carriers import Carriers
from kit.explorer.fiber import Fiber, unwound
from kit.explorer.state import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.explorer.strategy import Strategy

CREATION = ("creation", 0)  # the place that stands for the numbers of new threads
GIVEN_UP = "given up"  # how a run ends that a strategy does not want to see the rest of
MOST_THREADS = 5_000  # at the same time, as on a machine that allows no more
THREAD_ROUNDS = 100  # of a loop: about as much work as a thread that starts and ends
WATCH_LIMIT = 20_000  # accesses of one run before its long loops run unwatched
LATE_SYNCS = 4  # of a thread, the last ones: choices where the last rounds of its loops are


class Scheduler(State):
    """Runs one program under one strategy; used again for every schedule."""

    def __init__(self) -> None:
        super().__init__()
        self.carriers = Carriers(self._live)

    # -- one run ---------------------------------------------------------------------

    def run(self, program: Callable[[], object], strategy: Strategy) -> str:
        """Run it once: ``returned``, ``raised``, ``deadlock``, ``livelock`` or ``too long``."""
        self.reset()
        self.closing = False
        self.strategy = strategy
        self.hub = greenlet.getcurrent()
        self.carriers.begin(self.hub, self.threads)
        main = self.fiber(lambda: self._main(program), daemon=False)
        main.fresh = False
        self.current = main
        self.alone = True
        main.greenlet.switch()
        return self.ended

    def _main(self, program: Callable[[], object]) -> None:
        try:
            self.value = program()
            ended = "returned"
        except greenlet.GreenletExit:
            raise
        except BaseException as error:  # noqa: BLE001  every way to end is an outcome
            self.error = error
            ended = "raised"
        silent.wait_for_everyone(self)
        self.ended = self.ended or ended

    def finish(self) -> None:
        """Unwind what still stands after a run, so that nothing of it is left."""
        self.closing = True
        self.threads = len(self.fibers)
        if self.late == {}:
            self.visits = {
                (fiber.index, place): count
                for fiber in self.fibers
                for place, count in fiber.visits.items()
            }
        bodies = [fiber.greenlet for fiber in self.fibers if fiber.greenlet.fiber is fiber]
        self.graveyard += [body for body in bodies if not unwound(body, self.hub)]
        for fiber in self.fibers:
            fiber.greenlet = fiber.done_lock = None  # no circles: memory is free at once
        self.fibers, self.live, self.deaths = [], [], []
        self.value = self.error = None

    # -- fibers ----------------------------------------------------------------------

    def fiber(self, body: Callable[[], object], *, daemon: bool) -> Fiber:
        """A new fiber, known to the scheduler and not yet run. Idents are used again."""
        index = len(self.fibers)
        if len(self.live) > MOST_THREADS:
            raise RuntimeError("can't start new thread")
        self.rounds += THREAD_ROUNDS
        ident = self.free_idents.pop(0) if self.free_idents else 4000 + 8 * index
        fiber = Fiber(index, ident, body, daemon=daemon)
        if self.tracer is not None:
            self.tracer.note(CREATION)
        fiber.greenlet = self.carriers.take(fiber)
        self.around.clear()
        self.fibers.append(fiber)
        self.live.append(fiber)
        return fiber

    def launch(self, fiber: Fiber) -> None:
        """Let a new fiber run to its first visible step."""
        self.alone = False
        self.progress += 1
        self.current.passes = False  # what it does next, it does after the new one could begin
        self.advance(fiber, self.current)

    def _live(self, fiber: Fiber) -> Any:
        """From its start to its end; then which greenlet takes over."""
        try:
            try:
                fiber.body()
            except greenlet.GreenletExit:
                return self.hub
            except BaseException as error:  # noqa: BLE001
                self.deaths.append((fiber, error))
            return self.hub if self.closing else self._depart(fiber)
        except greenlet.GreenletExit:
            return self.hub  # unwound while others ran on inside its last step

    def _depart(self, fiber: Fiber) -> Any:
        """The end of a fiber: wake who joins it, and tell which greenlet goes on."""
        fiber.done = True
        self.around.clear()
        if self.tracer is not None:
            self.tracer.ends(fiber)
        fiber.body = None  # what it ran may be freed
        self.live.remove(fiber)
        self.free_idents.append(fiber.ident)
        self.progress += 1
        self.vain = 0
        if fiber.done_lock is not None:
            fiber.done_lock.taken, fiber.done_lock.fiber = False, fiber
        if fiber.index == 0:
            return self.hub
        self.unjoined.add(fiber)
        if fiber.starter is not None:
            following = fiber.starter
        else:
            silent.settle(self, fiber)
            chosen = None if self.ended else self._choose(fiber, stay=False)
            if chosen is None:
                return self.hub
            following = chosen
        if self.any_saturated:
            turns.exchange_gates(fiber, following)
        self.current = following
        return following.greenlet

    def joined(self, fiber: Fiber) -> None:
        """Somebody has seen the end of this thread: what it did is ordered before what follows.

        Only when that holds for all that ended is the last thread really alone.
        """
        if self.tracer is not None:
            self.tracer.saw_end(fiber)
        if fiber.twin is not None:
            self.joins.append((self.current.index, fiber.twin, fiber.index, len(self.log)))
        self.unjoined.discard(fiber)
        self.alone = len(self.live) == 1 and not self.unjoined

    def advance(self, fiber: Fiber, starter: Fiber) -> None:
        """Let it run to its next visible step inside the current one."""
        if self.tracer is not None:
            self.tracer.runs_on(fiber)
        fiber.starter = starter
        self.around.clear()
        self._switch(starter, fiber)

    def settle(self) -> None:
        """A silent wait may be over: let it run on to its next visible step."""
        silent.settle(self, self.current)

    # -- choices ---------------------------------------------------------------------

    def visible(self) -> None:
        """The current fiber is about to take a visible step: who goes first?"""
        if self.closing:
            self.unwind()
        me = self.current
        if me.starter is not None:
            self._back_to_starter(me)
            return
        if len(self.live) == 1:
            return
        if me.passes:
            me.passes = False
            if self.tracer is not None:
                self.tracer.passed(me)
            if me.want is None or not me.want.taken:
                return
        options = self.around.get(me)
        if options is None:
            want = me.want
            chosen = self._choose(me, stay=want is None or not want.taken)
        else:
            chosen = self._choose_again(me, options)
        if chosen is not me:
            self._switch(me, chosen)

    def park(self) -> None:
        """A new thread touches something for the first time, though it is no step: wait there.

        What it did before is invisible to others, so its first step may as well begin here.
        """
        me = self.current
        if not self.parks:
            self.tracer.unparked.add(me)
            return
        me.fresh = False
        if self.tracer is not None:
            self.tracer.hands_over(me)
        self._back_to_starter(me)
        me.passes = self.late is None  # else its first step is far from here

    def sync(self, thing: Any, verb: str, *, changes: bool) -> None:
        """A visible step on a lock, queue, event, thread, ...: log it and offer the choice."""
        me = self.current
        me.touched = True
        if changes:
            self.progress += 1
            me.own += 1
        if self.late is not None:
            if not self.is_late(me, verb, LATE_SYNCS):
                if me.starter is not None and me.fresh:
                    self.park()
                return
        elif self.depth is not None:
            place = (id(thing), verb)
            me.visits[place] = visits = me.visits.get(place, 0) + 1
            if visits > self.depth:
                me.tired.add(thing)
                return
        else:
            self.accesses += 1
            if self.accesses > WATCH_LIMIT:
                self.end("too long")
        self.log.append((me.index, None, thing, verb, changes))
        if self.recorder is not None:
            self.recorder.pending_sync(me, thing, verb)
        self.visible()

    def is_late(self, me: Fiber, place: Any, most: int) -> bool:
        """Count a visit to the place: is it one of the last ones of this thread, by default?"""
        me.visits[place] = visits = me.visits.get(place, 0) + 1
        last = self.late.get((me.index, place), 0) if self.late else 0
        return last - most < visits <= last

    def on_release(self, lock: Any) -> None:
        """A lock is about to be given back."""
        if self.recorder is not None:
            self.recorder.released(self.current, lock)
        if self.release_matters:
            self.sync(lock, "gives back", changes=False)

    def _back_to_starter(self, me: Fiber) -> None:
        if self.tracer is not None:
            self.tracer.arrived(me)
        starter, me.starter = me.starter, None
        self._switch(me, starter)

    def _switch(self, me: Fiber, chosen: Fiber | None) -> None:
        if chosen is None:
            self.hub.switch()
            self.unwind()
        assert chosen is not None  # noqa: S101  else the run has ended
        if self.any_saturated:
            turns.exchange_gates(me, chosen)
        self.current = chosen
        chosen.greenlet.switch()
        if self.closing:
            self.unwind()
        self.current = me

    def _choose(self, me: Fiber, *, stay: bool) -> Fiber | None:  # noqa: C901, PLR0912  flat
        """Who takes the next step; None (and the run has ended) when nobody ever can."""
        awake: list[Fiber] = []
        asleep: list[Fiber] = []
        tracer = self.tracer
        for fiber in self.live:
            want = fiber.want
            if want is None or not want.taken:
                (awake if fiber.wake is None else asleep).append(fiber)
            elif fiber.deadline is not None and (fiber.hasty or fiber.deadline <= self.now):
                asleep.append(fiber)  # its time-out is due
        if tracer is not None:
            tracer.chooses(me, world=bool(asleep) or not awake)
        options = turns.options(self, me, awake, asleep, stay=stay)
        if not options:
            self.ended = "deadlock"
            return None
        if stay and not asleep and tracer is None and self.recorder is None:
            turns.remember(self, me, awake, options)
        chosen = options[0]
        if tracer is not None or (len(options) > 1 and self.accesses <= self.calm):
            chosen = self.strategy.pick(options, me if stay else None)
            if self.ended:
                return None
            if chosen is not options[0]:
                self.deviated = len(self.steps) + 1
                if chosen not in options[: self.free]:
                    self.preemptions += 1
        self.steps.append(chosen.index)
        chosen.step_count += 1
        if tracer is not None:
            tracer.chosen(chosen)
        if self.recorder is not None:
            self.recorder.chosen(chosen)
        if chosen.wake is not None or chosen.deadline is not None:
            turns.wake(self, chosen, early=bool(awake))
        return chosen

    def _choose_again(self, me: Fiber, options: list[Fiber]) -> Fiber:
        """The same where nobody has begun or ended, waited or slept since: the hot path."""
        chosen = me
        self.free = 1
        if self.accesses <= self.calm and len(options) > 1:
            chosen = self.strategy.pick(options, me)
            if chosen is not me:
                self.deviated = len(self.steps) + 1
                self.preemptions += 1
        self.steps.append(chosen.index)
        chosen.step_count += 1
        return chosen

    # -- waiting ---------------------------------------------------------------------

    def block(self, lock: Any, timeout: float | None, *, silent: bool = False) -> bool:
        """Wait until the lock is free. False if the time ran out first. Takes nothing."""
        me = self.current
        if self.closing:
            self.unwind()
        self.around.clear()
        me.want, me.fired = lock, False
        me.silent = silent and timeout is None
        if timeout is not None:
            if self.tracer is not None:
                self.tracer.asks_who_lives()
            self.turns += 1
            self.timed = self.timed or not me.hasty
            me.deadline, me.turn = self.now + turns.stretched(me, timeout), self.turns
        self.hand_over(me)
        me.want = me.deadline = None
        me.hasty = False
        return not me.fired

    def hand_over(self, me: Fiber) -> None:
        """Give up control until chosen."""
        if self.tracer is not None:
            self.tracer.hands_over(me)
        if me.starter is not None:
            self._back_to_starter(me)
            return
        chosen = self._choose(me, stay=False)
        if self.ended:
            chosen = None
        if chosen is not me:
            self._switch(me, chosen)

    def yield_turn(self, seconds: float) -> None:
        """Sleep: everybody who is awake goes first, though a strategy may wake it early."""
        me = self.current
        if self.closing:
            self.unwind()
        self.turns += 1
        self.around.clear()
        me.wake, me.turn = self.now + turns.stretched(me, max(seconds, 0.0)), self.turns
        self.hand_over(me)

    def end(self, ended: str) -> None:
        """End the run here: control goes back to whoever called `run`."""
        self.ended = ended
        self.hub.switch()
        self.unwind()

    def unwind(self) -> None:
        """The run is over: leave. Who swallows that again and again is left standing."""
        self.unwinds += 1
        if self.unwinds % 64 == 0:
            self.hub.switch()
        raise greenlet.GreenletExit


SCHEDULER = Scheduler()
