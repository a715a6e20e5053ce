"""Faults: what the system may do at any time, and seldom does on a quiet machine.

Each is a context manager around one call. Forked children inherit the faults of system calls;
spawned ones start without.
"""

from __future__ import annotations

import contextlib
import errno
import os
import signal
from collections.abc import Iterator
from typing import Any


@contextlib.contextmanager
def short_io(most: int) -> Iterator[None]:
    """`os.read` and `os.write` move at most so many bytes at once, as they are allowed to."""
    read, write = os.read, os.write

    def short_read(fd: int, count: int, /) -> bytes:
        return read(fd, min(count, most))

    def short_write(fd: int, data: Any, /) -> int:
        return write(fd, memoryview(data).cast("B")[:most])

    with _replaced(read=short_read, write=short_write):
        yield


@contextlib.contextmanager
def interrupts(every: float = 0.002) -> Iterator[None]:
    """A harmless signal arrives again and again in this process: EINTR, and short writes.

    every  seconds; how often it really arrives depends on the machine, the result must not
    """
    before = signal.signal(signal.SIGALRM, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, every, every)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def fork_fails(at: int) -> Iterator[None]:
    """The call of `os.fork` number `at` (from 0) raises BlockingIOError: no more processes."""
    fork, caller, calls = os.fork, os.getpid(), 0

    def failing_fork() -> int:
        nonlocal calls
        calls += os.getpid() == caller
        if os.getpid() == caller and calls == at + 1:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return fork()

    with _replaced(fork=failing_fork):
        yield


@contextlib.contextmanager
def cores(count: int) -> Iterator[None]:
    """To whoever asks, this machine has so many cores."""
    answers = {
        "cpu_count": lambda: count,
        "process_cpu_count": lambda: count,
        "sched_getaffinity": lambda _pid: set(range(count)),
    }
    with _replaced(**{name: each for name, each in answers.items() if hasattr(os, name)}):
        yield


@contextlib.contextmanager
def _replaced(**functions: Any) -> Iterator[None]:
    before = {name: getattr(os, name) for name in functions}
    for name, function in functions.items():
        setattr(os, name, function)
    try:
        yield
    finally:
        for name, function in before.items():
            setattr(os, name, function)
