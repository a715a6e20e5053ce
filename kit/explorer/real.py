"""What waits for the real world is refused: it would stop every explored thread at once.

`guarded` puts a guard before each call of the real interpreter that may wait: of sockets,
pipes, processes, file locks and the keyboard. A call that would not wait goes through; one
that would ends the exploration with a `RealWaitError` that names the call and the line.
Guards look at calls of explored threads only. What they cannot see, `kit.explorer.stuck` does.
"""

from __future__ import annotations

import _thread
import contextlib
import queue
import select
import sys
import threading
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import greenlet

from kit.explorer.loader import ExplorerError
from kit.explorer.scheduler import SCHEDULER as S

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.explorer.loader import Loader

REAL_LOCKS = frozenset(
    [
        _thread.LockType, type(threading.RLock()), threading.Condition, threading.Event,
        threading.Semaphore, threading.BoundedSemaphore, threading.Barrier, queue.Queue,
        queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue,
    ]
)  # fmt: skip
WAITS = "waits for the real world: no explored thread could go on"
STARTS = "starts a real process: only threads are explored"
OUTSIDE = (
    "is of the real interpreter, made before the exploration: make it inside the explored "
    "function, or at the top of a module of the project"
)
_LOADERS: list[Loader] = []  # of the exploration that is running


class RealWaitError(ExplorerError):
    """The program waits for the real world: `call` says for what, `where` is file:line."""

    def __init__(self, call: str, where: str, words: str) -> None:
        super().__init__(f"{where}: {call} {words}")
        self.call, self.where, self.words = call, where, words


def is_explored() -> bool:
    """This call comes from an explored thread."""
    me = S.current
    return (
        bool(_LOADERS)
        and not S.closing
        and not S.ended
        and greenlet.getcurrent() is getattr(me, "greenlet", None)
    )


def refuse(call: str, words: str = WAITS) -> None:
    """End the exploration here, if an explored thread asks."""
    if is_explored():
        S.error = RealWaitError(call, line_of(sys._getframe(1)), words)  # noqa: SLF001
        S.end("refused")


def line_of(frame: Any) -> str:
    """file:line of the program's innermost line, else of whatever is innermost."""
    innermost = ""
    while frame is not None:
        path = frame.f_code.co_filename
        prepared = _LOADERS[-1].by_path.get(path) if _LOADERS else None
        if prepared is not None:
            return f"{prepared.shown}:{frame.f_lineno}"
        if not innermost and "kit.explorer" not in frame.f_globals.get("__name__", ""):
            innermost = f"{PurePath(path).name}:{frame.f_lineno}"
        frame = frame.f_back
    return innermost or "?"


def would_wait(source: Any, *, writes: bool = False) -> bool:
    """Nothing to read there (no room to write) at this moment. Anything odd: no."""
    try:
        poll = select.poll()
        poll.register(source, select.POLLOUT if writes else select.POLLIN)
        return not poll.poll(0)
    except (OSError, ValueError, TypeError, AttributeError):
        return False


class Stranger:
    """Stands for a lock, queue, event, ... that was made before the exploration."""

    def __init__(self, real: object) -> None:
        self.__dict__["kind"] = type(real).__name__

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("__"):
            refuse(f"{self.__dict__['kind']}.{name}", OUTSIDE)
        raise AttributeError(name)

    def __enter__(self) -> None:
        refuse(self.__dict__["kind"], OUTSIDE)

    def __exit__(self, *_: object) -> None:
        """Never comes so far."""


class ProcessPoolExecutor:
    """Processes are real: they cannot be explored."""

    def __init__(self, *_: Any, **__: Any) -> None:
        refuse("ProcessPoolExecutor", STARTS)


@contextlib.contextmanager
def guarded(loader: Loader) -> Iterator[None]:
    """While the block runs, explored threads cannot wait for real, as far as can be seen."""
    from kit.explorer.coroutines import forgotten_told  # noqa: PLC0415  they stand on this module
    from kit.explorer.guards import installed  # noqa: PLC0415  the same

    _LOADERS.append(loader)
    try:
        with installed(loader), forgotten_told():
            yield
    finally:
        _LOADERS.pop()
