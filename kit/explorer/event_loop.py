"""A controlled event loop: which task that is ready goes on is a choice of the strategy.

It is the interpreter's own `BaseEventLoop` without a selector. Each task has a name of its own
in schedules (`Fiber`), and while a step of it runs, the thread of the loop goes by that name;
so accesses, values and waits are told of tasks as they are told of threads.

Invariants
- A task gives up control at an `await` only; to let another go on there is no preemption.
- Callbacks that are no task keep their order, as the loop promises.
- Who awaits `sleep(0)` lets all go first who are ready, and nobody is passed over without end.
- Time is virtual. A sleep may end early where a strategy wants it; a time-out only when
  nothing is ready.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, Any

from kit.explorer.awaiting import call_of, task_behind, waits_of, where_of
from kit.explorer.carriers import Carrier
from kit.explorer.fiber import Fiber
from kit.explorer.locks import QuietLock
from kit.explorer.real import refuse
from kit.explorer.scheduler import SCHEDULER as S

if TYPE_CHECKING:
    from kit.explorer.outcome import Wait
    from kit.explorer.witness import Recorder

BASE = "BaseEventLoop"
PATIENCE = 12  # how often somebody who is ready may be passed over
POLLS = 25  # steps in a row that change nothing, before time passes
IDLE = 5_000  # steps in a row that change nothing: the program polls for ever
IO = (
    "add_reader", "add_writer", "sock_recv", "sock_recv_into", "sock_recvfrom", "sock_sendall",
    "sock_sendto", "sock_connect", "sock_accept", "sock_sendfile", "create_connection",
    "create_server", "create_unix_connection", "create_unix_server", "create_datagram_endpoint",
    "connect_read_pipe", "connect_write_pipe", "subprocess_exec", "subprocess_shell",
    "getaddrinfo", "getnameinfo", "sendfile", "start_tls", "add_signal_handler",
)  # fmt: skip


NOBODY = Carrier(lambda _: None, S.hub, [])


class TaskName(Fiber):
    """The name of a task in schedules and pictures; it is nobody who could be switched to."""

    __slots__ = ()

    def __init__(self) -> None:
        index = len(S.fibers)
        super().__init__(index, 4000 + 8 * index, None, daemon=True)  # type: ignore[arg-type]
        self.greenlet = NOBODY
        S.fibers.append(self)


class ControlledLoop:
    """Goes before `BaseEventLoop` among the bases of the loop that a program gets."""

    _ready: Any
    _scheduled: Any
    _stopping: bool

    def __init__(self) -> None:
        super().__init__()
        self._wake = QuietLock()
        self._wake.taken = True
        self._names: dict[Any, Fiber] = {}
        self._passed: dict[Any, int] = {}  # how often a handle was passed over
        self._home: Fiber = S.current
        self._idle = 0
        self._seen = -1

    def time(self) -> float:
        """The virtual clock."""
        return float(S.now)

    def create_task(self, coro: Any, **options: Any) -> Any:
        """A new task, with a name of its own; the first one goes by that of the thread."""
        task = super().create_task(coro, **options)  # type: ignore[misc]
        own = not getattr(coro, "__qualname__", "").startswith(f"{BASE}.shutdown_")
        if own and task not in self._names:
            self._names[task] = self._name(task)
        return task

    def _name(self, task: Any) -> Fiber:
        if not self._names:
            return S.current  # type: ignore[no-any-return]
        name = TaskName()
        name.call = call_of(task) if S.recorder is not None else ""
        return name

    def call_soon_threadsafe(self, *args: Any, **options: Any) -> Any:
        """Another thread has something for the loop: a visible step of that thread."""
        if not S.alone:
            S.sync(self, "tells", changes=True)
        return super().call_soon_threadsafe(*args, **options)  # type: ignore[misc]

    def _write_to_self(self) -> None:
        self._wake.taken = False
        if not S.alone:
            S.settle()

    # -- one step ------------------------------------------------------------------------

    def _run_once(self) -> None:
        """One step of one task, or one callback; passes time when nothing is ready."""
        if S.closing:
            S.unwind()
        self._home = S.current
        self._home.loop = self
        if self._idle and self._idle % POLLS == 0:
            self._polled_in_vain()
        while not self._ready and not self._stopping:
            self._pass_time()
        if self._ready:
            self._run(self._pick())
        if self._stopping:
            for _ in range(len(self._ready)):
                self._run(self._ready.popleft())

    def _pick(self) -> Any:
        ready = [each for each in self._ready if not each._cancelled]  # noqa: SLF001
        if not ready:
            return self._ready.popleft()
        options = self._options(ready)
        names = [self._who(handle) for handle in options]
        chosen = names[0]
        if len(options) > 1:
            S.free = len(options)
            chosen = S.strategy.pick(names, None)
        handle = options[names.index(chosen)]
        self._note_passed(ready, handle)
        if handle in self._ready:
            self._ready.remove(handle)
        else:
            self._wake_early(handle)
        return handle

    def _options(self, ready: list[Any]) -> list[Any]:
        """A plain callback whose turn it is; else each task that is ready, and the first sleeper.

        A callback has no letter in a schedule, so when it runs must not be a choice.
        """
        if self._task(ready[0]) is None:
            return ready[:1]
        late = [each for each in ready if self._passed.get(each, 0) >= PATIENCE]
        if late:
            return late[:1]
        options: list[Any] = []
        names: set[Any] = set()
        for handle in ready:
            task = self._task(handle)
            if task is None:
                continue
            name = self._names[task]
            if name not in names and (handle is ready[0] or not self._has_yielded(handle, name)):
                names.add(name)
                options.append(handle)
        sleeper = self._first_sleeper()
        if sleeper is not None and self._who(sleeper) not in names:
            options.append(sleeper)
        return options

    def _task(self, handle: Any) -> Any:
        """The task whose step or sleep this is, or None."""
        task = task_behind(handle._callback) or _sleeper(handle)  # noqa: SLF001
        return task if task in self._names else None

    def _who(self, handle: Any) -> Fiber:
        """The name of that task, else that of the thread of the loop."""
        return self._names.get(self._task(handle), self._home)

    @staticmethod
    def _has_yielded(handle: Any, name: Fiber) -> bool:
        """It awaits `sleep(0)`: whoever was ready before goes first."""
        step = getattr(handle._callback, "__name__", "") == "__step"  # noqa: SLF001
        return step and name.step_count > 0

    def _note_passed(self, ready: list[Any], chosen: Any) -> None:
        for handle in ready:
            if handle is chosen:
                break
            self._passed[handle] = self._passed.get(handle, 0) + 1
        self._passed.pop(chosen, None)

    def _run(self, handle: Any) -> None:
        if handle._cancelled:  # noqa: SLF001
            return
        home, name, task = self._home, self._who(handle), self._task(handle)
        if task is not None:
            self._step(name, task)
        self._count_idle()
        mine = home.index, home.letter
        home.index, home.letter = name.index, name.letter
        S.alone = len(S.live) == 1 and not S.unjoined and len(self._names) < 2
        try:
            handle._run()  # noqa: SLF001
        finally:
            home.index, home.letter = mine

    @staticmethod
    def _step(name: Fiber, task: Any) -> None:
        """One step of the schedule: this task goes on."""
        S.steps.append(name.index)
        name.step_count += 1
        if S.recorder is not None:
            S.recorder.goes_on(name, *where_of(task, S.recorder.loader))

    def _count_idle(self) -> None:
        self._idle = self._idle + 1 if self._seen == S.progress else 0
        self._seen = S.progress
        if self._idle > IDLE:
            S.end("livelock")

    # -- time ------------------------------------------------------------------------------

    def _pass_time(self) -> None:
        """Nothing is ready: wait for the next timer, or for another thread; for ever if need be."""
        while self._scheduled and self._scheduled[0]._cancelled:  # noqa: SLF001
            heapq.heappop(self._scheduled)._scheduled = False  # noqa: SLF001
        first = self._scheduled[0] if self._scheduled else None
        limit = max(first._when - S.now, 0.0) if first else None  # noqa: SLF001
        self._home.hasty = first is not None and _sleeper(first) is not None
        S.idle_timers = self._home.polls = 0
        S.block(self._wake, limit)
        self._wake.taken = True
        self._collect_due()

    def _collect_due(self) -> None:
        while self._scheduled and self._scheduled[0]._when <= S.now:  # noqa: SLF001
            handle = heapq.heappop(self._scheduled)
            handle._scheduled = False  # noqa: SLF001
            if not handle._cancelled:  # noqa: SLF001
                self._ready.append(handle)

    def _polled_in_vain(self) -> None:
        """The loop is never idle, and nothing changes: let other threads run, or time pass."""
        if len(S.live) > 1:
            S.yield_turn(0.0)
        elif self._scheduled:
            S.now = max(S.now, self._scheduled[0]._when)  # noqa: SLF001
            self._collect_due()

    def _first_sleeper(self) -> Any:
        """The timer of the `asyncio.sleep` that ends first; not the same one again and again."""
        asleep = [
            each
            for each in self._scheduled
            if not each._cancelled and _sleeper(each) is not None  # noqa: SLF001
        ]
        return min(asleep, default=None) if asleep else None

    def _wake_early(self, handle: Any) -> None:
        self._scheduled.remove(handle)
        heapq.heapify(self._scheduled)
        handle._scheduled = False  # noqa: SLF001
        S.now = max(S.now, handle._when)  # noqa: SLF001

    # -- the end, and what is told ---------------------------------------------------------

    def close(self) -> None:
        """Exceptions of tasks that nobody has looked at end those tasks, unseen."""
        for task, name in self._names.items():
            if task.done() and not task.cancelled() and task._log_traceback:  # noqa: SLF001
                task._log_traceback = False  # noqa: SLF001
                S.deaths.append((name, task._exception))  # noqa: SLF001
        S.alone = len(S.live) == 1 and not S.unjoined
        self._home.loop = None
        super().close()  # type: ignore[misc]

    def default_exception_handler(self, context: dict[str, Any]) -> None:
        """An exception in a callback: nobody else will look at it."""
        error = context.get("exception")
        if error is not None and not S.closing:
            S.deaths.append((S.current, error))

    def waits(self, recorder: Recorder) -> tuple[Wait, ...]:
        """Where each task stands that has not ended."""
        return waits_of(self._names, recorder)


def _sleeper(handle: Any) -> Any:
    """The task that sleeps until this timer fires, if it is the timer of `asyncio.sleep`."""
    if getattr(handle._callback, "__name__", "") != "_set_result_unless_cancelled":  # noqa: SLF001
        return None
    (future, *_) = handle._args  # noqa: SLF001
    for callback, _ in future._callbacks or ():  # noqa: SLF001
        task = task_behind(callback)
        if task is not None:
            return task
    return None


def _refused(name: str) -> Any:
    def call(_self: Any, *_args: Any, **_kwargs: Any) -> None:
        refuse(f"loop.{name}")

    return call


def loop_class(base: type) -> type:
    """The controlled loop over this interpreter's `BaseEventLoop`; its real I/O is refused."""
    body = {name: _refused(name) for name in IO}
    return type("EventLoop", (ControlledLoop, base), {**body, "__module__": "asyncio"})
