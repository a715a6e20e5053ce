"""Runs a program once under a strategy, and tells what came out."""

from __future__ import annotations

import _thread
import io
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit.explorer import calling, watch
from kit.explorer.conflicts import newly_shared, tells_apart
from kit.explorer.fiber import Everyone
from kit.explorer.frames import user_frame
from kit.explorer.kinds import KINDS
from kit.explorer.loader import ExplorerError
from kit.explorer.program import library
from kit.explorer.scheduler import SCHEDULER
from kit.explorer.spin import MOST_ROUNDS
from kit.plain import dump, simplify

if TYPE_CHECKING:
    from kit.explorer.outcome import Problem
    from kit.explorer.program import Program
    from kit.explorer.strategy import Strategy

_FINE = {"", "0", "None"}  # how a script may say that all is well
JOINABLE = "_start_joinable_thread"  # as of 3.13
START = JOINABLE if hasattr(threading, JOINABLE) else "_start_new_thread"
LOOP_DEPTH = 2  # visits to a site that are choices once loops run unwatched
THREAD_STEPS = 30  # to start and to end a thread costs about as much as so many steps


class _Discard(io.TextIOBase):
    """Takes what the program prints while nobody looks."""

    def write(self, text: str) -> int:
        return len(text)

    def writable(self) -> bool:
        return True


class _Keep(io.StringIO):
    """Keeps the first part of what the program prints."""

    LIMIT = 10_000

    def write(self, text: str) -> int:
        if self.tell() < self.LIMIT:
            super().write(text[: self.LIMIT])
        return len(text)


_DISCARD = _Discard()


@dataclass(frozen=True, slots=True)
class Run:
    """One run: how it ended, a key that is equal for equal outcomes, and the steps taken."""

    kind: str
    key: tuple[Any, ...]
    value: Any
    problem: Problem | None
    died: tuple[Problem, ...]
    steps: tuple[int, ...]
    preemptions: int
    late: bool = False  # of long loops the last rounds were choices, not the first

    @property
    def switches(self) -> int:
        """How often another thread took over."""
        return sum(
            1 for one, other in zip(self.steps, self.steps[1:], strict=False) if one != other
        )

    @property
    def cost(self) -> tuple[int, int, int, tuple[int, ...]]:
        """Fewest preemptions, then switches, then steps, then the first by thread."""
        return (self.preemptions, self.switches, len(self.steps), self.steps)

    @property
    def fails(self) -> bool:
        """Anything but a plain return in which every thread came to its end."""
        return self.kind != "returned" or bool(self.died)


class Runner:
    """Runs one program. `learned` counts how often a run showed more that is shared."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.learned = 0
        self.stdout = ""
        self.threads = 0
        self.real_threads = False  # it has started threads that the scheduler does not know
        SCHEDULER.depth = SCHEDULER.late = None
        SCHEDULER.carriers.forget()
        SCHEDULER.endless, SCHEDULER.most_rounds = False, MOST_ROUNDS
        SCHEDULER.starts_matter = SCHEDULER.timed = False
        SCHEDULER.identity_matters = SCHEDULER.release_matters = SCHEDULER.ends_matter = False
        watch.CLASS_WRITES.clear()
        calling.forget()
        for prepared in program.loader.by_path.values():
            for site in prepared.sites.by_place.values():
                site.visible = False

    @property
    def unwatched(self) -> bool:
        """Long loops run at full speed, and only their first or their last rounds offer choices."""
        return SCHEDULER.depth is not None

    def work(self, steps: int) -> int:
        """What a run of so many steps costs, in steps."""
        return 1 + steps + THREAD_STEPS * self.threads

    def run(self, strategy: Strategy, recorder: Any = None) -> Run:
        """One run from a fresh start. LoadError when the program cannot be imported."""
        library().reset()
        known = self._knowledge()
        run = self._run(strategy, recorder)
        if run is None:
            SCHEDULER.depth = LOOP_DEPTH
            self.learned += 1
            return self.run(strategy, recorder)
        self._learn(known)
        SCHEDULER.log.clear()
        SCHEDULER.dim.clear()
        KINDS.forget()
        strategy.end_run(run)
        return run

    def _run(self, strategy: Strategy, recorder: Any) -> Run | None:
        """None: the run has more accesses than can be watched one by one."""
        loader = self.program.loader
        loader.begin(record=recorder is not None)
        SCHEDULER.recorder = recorder
        keep = sys.stdout, sys.stderr
        sys.stdout = sys.stderr = kept = _Keep() if recorder is not None else _DISCARD
        started = getattr(threading, START)
        setattr(threading, START, self._real_start)
        try:
            ended = SCHEDULER.run(self._main, strategy)
            if isinstance(SCHEDULER.error, ExplorerError):
                raise SCHEDULER.error
            for follower in (recorder, SCHEDULER.tracer):
                if follower is not None:
                    follower.finish()
            run = None if ended == "too long" else self._outcome(ended)
            self.stdout = kept.getvalue() if isinstance(kept, _Keep) else ""
        finally:
            self.threads = len(SCHEDULER.fibers)
            setattr(threading, START, started)
            SCHEDULER.finish()
            sys.stdout, sys.stderr = keep
            SCHEDULER.recorder = None
            self._open_gates()
            loader.end()
        return run

    def _real_start(self, *args: Any, **kwargs: Any) -> Any:
        """Some module that is not the program's own starts a thread of the real interpreter."""
        self.real_threads = True
        real = getattr(_thread, START.removeprefix("_"))
        return real(*args, **kwargs)

    def _main(self) -> object:
        """The main thread: the program, then what the interpreter does at its end."""
        try:
            return self.program.call()
        finally:
            if not SCHEDULER.closing:
                library().at_exit()

    def _open_gates(self) -> None:
        """Loops that ran unwatched are watched again."""
        if SCHEDULER.any_saturated:
            for prepared in self.program.loader.by_path.values():
                for site in prepared.sites.by_place.values():
                    site.gate[:] = (1,)

    # -- what the run taught -----------------------------------------------------------

    @staticmethod
    def _knowledge() -> tuple[Any, ...]:
        return (
            SCHEDULER.identity_matters,
            SCHEDULER.release_matters,
            SCHEDULER.ends_matter,
            SCHEDULER.starts_matter,
            len(watch.CLASS_WRITES),
        )

    def _learn(self, known: tuple[Any, ...]) -> None:
        if SCHEDULER.joins and tells_apart(SCHEDULER.joins, SCHEDULER.kin, SCHEDULER.log):
            SCHEDULER.identity_matters = True
        found = newly_shared(SCHEDULER.log, SCHEDULER.dim)
        for site in found:
            site.visible = True
        if found or known != self._knowledge():
            self.learned += 1

    # -- what came out -----------------------------------------------------------------

    def _outcome(self, ended: str) -> Run:
        describe = self.program.loader.problem
        died = tuple(describe(error, fiber.letter) for fiber, error in SCHEDULER.deaths)
        problem = None
        value: Any = None
        if ended == "raised" and SCHEDULER.error is not None:
            problem = describe(SCHEDULER.error)
            if self.program.is_script and problem.type == "SystemExit" and problem.message in _FINE:
                ended, problem = "returned", None
        elif ended == "returned":
            value = simplify(self.program.result(SCHEDULER.value))
        key = (
            ended,
            value if value is None else dump(value),
            _problem_key(problem),
            tuple(sorted(map(_problem_key, died))),
            self._stuck(ended),
        )
        return Run(
            ended,
            key,
            value,
            problem,
            died,
            tuple(SCHEDULER.steps),
            SCHEDULER.preemptions,
            SCHEDULER.late is not None,
        )

    def _stuck(self, ended: str) -> tuple[Any, ...]:
        """Which threads can never go on, without their names: equal for equal circles."""
        if ended != "deadlock":
            return ()
        return tuple(sorted(self._standing(fiber) for fiber in SCHEDULER.live))

    def _standing(self, fiber: Any) -> tuple[str, int, str]:
        if fiber.want is Everyone:
            return ("", 0, "end")
        found = user_frame(fiber, self.program.loader)
        return (found[0], found[1], type(fiber.want).__name__) if found else ("", 0, "")


def _problem_key(problem: Problem | None) -> tuple[Any, ...]:
    if problem is None:
        return ()
    line = problem.frames[-1].line if problem.frames else 0
    return (problem.type, problem.message, line)
