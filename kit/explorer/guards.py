"""The guards of `kit.explorer.real`: one for each call of the interpreter that may wait."""

from __future__ import annotations

import builtins
import contextlib
import functools
import multiprocessing.process
import os
import select
import selectors
import signal
import socket
import subprocess
from typing import TYPE_CHECKING, Any

from kit.explorer.real import STARTS, WAITS, is_explored, refuse, would_wait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kit.explorer.loader import Loader

fcntl: Any
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

_ABSENT = object()


def _never(words: str) -> Callable[[Any, str], Callable[..., Any]]:
    """It is always refused."""

    def guard(real: Any, name: str) -> Callable[..., Any]:
        @functools.wraps(real)
        def call(*args: Any, **kwargs: Any) -> Any:
            refuse(name, words)
            return real(*args, **kwargs)

        return call

    return guard


def _when(waits: Callable[..., bool]) -> Callable[[Any, str], Callable[..., Any]]:
    """It is refused when it would wait now."""

    def guard(real: Any, name: str) -> Callable[..., Any]:
        @functools.wraps(real)
        def call(*args: Any, **kwargs: Any) -> Any:
            if is_explored() and waits(*args, **kwargs):
                refuse(name, WAITS)
            return real(*args, **kwargs)

        return call

    return guard


def _nothing_to_read(source: Any, *_: Any, **__: Any) -> bool:
    return not _returns_at_once(source) and would_wait(source)


def _no_room(source: Any, *_: Any, **__: Any) -> bool:
    return not _returns_at_once(source) and would_wait(source, writes=True)


def _returns_at_once(source: Any) -> bool:
    return isinstance(source, socket.socket) and source.gettimeout() == 0.0


def _connects(source: Any, *_: Any) -> bool:
    return not _returns_at_once(source) and source.family != getattr(socket, "AF_UNIX", None)


def _selects(readers: Any, writers: Any, others: Any, timeout: float | None = None, /) -> bool:
    return timeout != 0 and not any(_SELECT(readers, writers, others, 0))


def _selector_waits(selector: Any, timeout: float | None = None) -> bool:
    return (timeout is None or timeout > 0) and not _REAL_SELECT[type(selector)](selector, 0)


def _child_runs(_pid: int, options: int, *_: Any) -> bool:
    return not options & os.WNOHANG


def _popen_runs(process: Any, *_: Any, **__: Any) -> bool:
    return process.poll() is None


def _flock(real: Any, name: str) -> Callable[..., Any]:
    @functools.wraps(real)
    def call(file: Any, operation: int, *args: Any) -> Any:
        if not is_explored() or operation & (fcntl.LOCK_NB | fcntl.LOCK_UN):
            return real(file, operation, *args)
        try:
            return real(file, operation | fcntl.LOCK_NB, *args)
        except BlockingIOError:
            refuse(name, WAITS)
            raise

    return call


_SELECT = select.select
_SELECTORS = [
    kind
    for kind in vars(selectors).values()
    if isinstance(kind, type) and issubclass(kind, selectors.BaseSelector)
]
_REAL_SELECT: dict[type, Any] = {kind: kind.select for kind in _SELECTORS}


def _guards() -> Iterator[tuple[Any, str, Any]]:
    """(owner, name, guard) of each call."""
    for name in ("read", "readv"):
        yield os, name, _when(_nothing_to_read)
    for name in ("fork", "forkpty", "posix_spawn", "posix_spawnp", "system"):
        yield os, name, _never(STARTS)
    for name in ("wait", "wait3", "waitid"):
        yield os, name, _never(WAITS)
    for name in ("waitpid", "wait4"):
        yield os, name, _when(_child_runs)
    for name in ("pause", "sigwait", "sigwaitinfo", "sigtimedwait"):
        yield signal, name, _never(WAITS)


def _guards_of_sockets() -> Iterator[tuple[Any, str, Any]]:
    reads, writes = _when(_nothing_to_read), _when(_no_room)
    for name in ("accept", "recv", "recv_into", "recvfrom", "recvfrom_into", "recvmsg"):
        yield socket.socket, name, reads
    for name in ("send", "sendall"):
        yield socket.socket, name, writes
    yield socket.socket, "connect", _when(_connects)
    for name in ("getaddrinfo", "gethostbyname"):
        yield socket, name, _never(WAITS)
    yield select, "select", _when(_selects)
    for kind in _SELECTORS:
        yield kind, "select", _when(_selector_waits)


def _guards_of_processes() -> Iterator[tuple[Any, str, Any]]:
    yield subprocess.Popen, "__init__", _never(STARTS)
    yield multiprocessing.process.BaseProcess, "start", _never(STARTS)
    for name in ("wait", "communicate"):
        yield subprocess.Popen, name, _when(_popen_runs)
    if fcntl is not None:
        yield fcntl, "flock", _flock
        yield fcntl, "lockf", _flock


def _called(owner: Any, name: str) -> str:
    if name == "__init__":
        return f"{owner.__module__}.{owner.__qualname__}"
    short = owner.__name__ if not isinstance(owner, type) else owner.__qualname__
    return f"{short}.{name}"


@functools.cache
def _ready() -> tuple[tuple[Any, str, Any, Any], ...]:
    """(owner, name, what stands there, the guarded one), made once."""
    return tuple(
        (owner, name, vars(owner).get(name, _ABSENT), guard(real, _called(owner, name)))
        for owner, name, guard in (*_guards(), *_guards_of_sockets(), *_guards_of_processes())
        if (real := getattr(owner, name, None)) is not None
    )


@contextlib.contextmanager
def installed(loader: Loader) -> Iterator[None]:
    """Every guard stands before its call; afterwards all is as it was."""
    ready = _ready()
    loader.builtins["input"] = _never(WAITS)(builtins.input, "input")
    for owner, name, _, guard in ready:
        setattr(owner, name, guard)
    try:
        yield
    finally:
        for owner, name, before, _ in reversed(ready):
            if before is _ABSENT:
                delattr(owner, name)
            else:
                setattr(owner, name, before)
