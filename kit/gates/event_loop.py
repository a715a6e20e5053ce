"""An event loop on which time passes only when nobody can run.

A real asyncio loop with two changes. `sleep`, time-outs and `call_later` cost no time: when
nothing is ready, the clock jumps to the next timer. And when nothing is ready and no timer is
left, nobody can ever go on: `run` says so at once, with where each task stands, and no deadline
has to be waited for.

    async def scenario():
        task = asyncio.create_task(answer.fetch_all(fetch, [1, 2, 3], 2))
        await settled()              # whatever can be done without opening a gate has been done
        ...

    report = run(scenario)           # report["value"], or report["stuck"]

A call of `time.sleep` on the loop's thread is counted: it would stop every task.
"""

from __future__ import annotations

import asyncio
import contextlib
import selectors
import threading
import time
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

A_LONG_TIME: Final = 10.037_19
"""Virtual seconds; longer than any pause between two looks of somebody who polls.

No multiple of a pause that anybody takes: what the check does next never falls on the very
moment of somebody's time-out (up to 3.11, `wait_for` loses a cancellation then).
"""
MANY_TURNS: Final = 200
"""Turns without a pause, after which the clock moves on though somebody is always ready."""
A_TURN: Final = 0.05
"""Virtual seconds that each turn takes from then on."""
TOO_MANY_TURNS: Final = 100_000
"""Turns without a pause after which nobody is expected to come to an end."""
LATE: Final = 0.000_013
"""Virtual seconds that every timer is late, as real ones are: pauses that are multiples of each
other do not end at the very same moment."""
A_LOOK: Final = 0.05
"""Real seconds that other threads get to finish something before the clock jumps."""


class Stuck(Exception):  # noqa: N818 - a state of the loop
    """Nothing is ready and no timer is left."""


class _Patient(selectors.DefaultSelector):
    """Never waits for a timer: it moves the loop's clock."""

    loop: VirtualLoop
    turns = 0  # in a row in which somebody was ready

    def select(self, timeout: float | None = None) -> Any:
        alone = threading.active_count() == 1
        ready = super().select(0 if timeout == 0 or alone else A_LOOK)
        if timeout == 0:
            self._turn()
        elif ready:
            self.turns = 0
        elif timeout is not None:
            self.turns = 0
            self.loop.now += timeout + LATE
        elif alone:
            raise Stuck
        else:
            return super().select(None)
        return ready

    def _turn(self) -> None:
        """Somebody who polls without a pause lets time pass as well."""
        self.turns += 1
        if self.turns > MANY_TURNS:
            self.loop.now += A_TURN
        if self.turns > TOO_MANY_TURNS:
            raise Stuck


class VirtualLoop(asyncio.SelectorEventLoop):
    """The loop; `now` is its clock, in seconds from 0; `slept`: how often it was stopped."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept = 0
        selector = _Patient()
        selector.loop = self
        super().__init__(selector)
        # A task that failed and that nobody asked is told by the check, not by a log.
        self.set_exception_handler(lambda _loop, _context: None)

    def time(self) -> float:
        """As `asyncio.loop.time`."""
        return self.now


async def settled() -> None:
    """Comes back when everybody else waits for something that only the caller can do."""
    await asyncio.sleep(A_LONG_TIME)


def others() -> set[asyncio.Task[Any]]:
    """Every unfinished task of the running loop but the caller's own."""
    return asyncio.all_tasks() - {asyncio.current_task()}


def run(scenario: Callable[..., Coroutine[Any, Any, object]], *args: object) -> dict[str, object]:
    """One run of the coroutine function on a fresh loop: plain data.

    value    what it returned; None when the loop got stuck
    stuck    where the tasks stand when nobody can ever go on, else []; in the modules that
             are among the arguments, if there are any
    slept    how often `time.sleep` stopped the loop
    """
    stuck: list[str] = []
    value = None
    loop = VirtualLoop()
    modules = [each for each in args if isinstance(each, ModuleType)]
    with contextlib.suppress(Stuck), asyncio.Runner(loop_factory=lambda: loop) as runner:
        try:
            with _no_sleep(loop, modules):
                value = runner.run(scenario(*args))
        except Stuck:
            files = {each.__file__ for each in modules if each.__file__ is not None}
            places = {_place(task, files) for task in asyncio.all_tasks(loop)}
            stuck = sorted(places - {""}) or ["a place of its own"]
    return {"value": value, "stuck": stuck, "slept": loop.slept}


@contextlib.contextmanager
def _no_sleep(loop: VirtualLoop, modules: list[ModuleType]) -> Iterator[None]:
    """On the loop's thread `time.sleep` takes no time, and is counted.

    It is replaced where it lives and in the modules that have imported it from there.
    """
    me, real = threading.get_ident(), time.sleep  # noqa: TID251 - what is replaced

    def sleep(seconds: float, /) -> None:
        if threading.get_ident() != me or asyncio._get_running_loop() is None:  # noqa: SLF001
            real(seconds)
        elif seconds < 0:
            raise ValueError("sleep length must be non-negative")
        else:
            loop.slept += 1
            loop.now += seconds

    places = [
        (module, name)
        for module in (time, *modules)
        for name, value in vars(module).items()
        if value is real
    ]
    for module, name in places:
        setattr(module, name, sleep)
    try:
        yield
    finally:
        for module, name in places:
            setattr(module, name, real)


def _place(task: asyncio.Task[Any], files: set[str]) -> str:
    """``worker, line 14``: the innermost call of the task in one of the files, else "".

    No files: in any that is not asyncio's own.
    """
    place = ""
    coroutine: Any = task.get_coro()
    while coroutine is not None:
        frame = getattr(coroutine, "cr_frame", None) or getattr(coroutine, "ag_frame", None)
        file = frame.f_code.co_filename if frame is not None else ""
        if frame is not None and (file in files if files else "asyncio" not in file):
            place = f"{frame.f_code.co_name}, line {frame.f_lineno}"
        coroutine = getattr(coroutine, "cr_await", None) or getattr(coroutine, "ag_await", None)
    return place
