"""Gates: meeting points of processes, made of files.

A gate is a folder; who arrives leaves a file there. It needs no inheritance, so it works for
forked and spawned processes and across threads, and it is plain data that can be pickled.

Waiting is bounded by what the process tree does, not by the clock: a wait gives up when the
others have stood still for `QUIET` rounds in a row in waits that have no end of their own, or
when for `IDLE` rounds in all nobody else wanted to run (a third of them where a round takes long:
the looks are then far apart). A process that is late on a busy machine wants to run all the time,
so it is waited for.
"""

# Used after a submission had its hands on `pathlib`; a file is opened for its name alone.
# ruff: noqa: PTH102, PTH103, PTH110, PTH118, PTH120, PTH208, PTH108

from __future__ import annotations

import contextlib
import itertools
import os
import select
import tempfile
import threading
import time
from collections.abc import Callable
from typing import Final, Self

from kit.gates import quiet, waits

QUIET: Final = 60
IDLE: Final = 800
FEW: Final = 200
"""Rounds for a wait that right answers let end by giving up, too: somebody may poll the while."""
_PAUSE_MS: Final = 5
_CELL: Final = "KIT_CELL_MARK"
_numbers = itertools.count()


def new_folder() -> str:
    """A fresh folder for gates. In a cell it is no leftover, and the cell removes it."""
    beside = os.path.dirname(tempfile.gettempdir()) if _CELL in os.environ else None
    folder = tempfile.mkdtemp(prefix="gates-", dir=beside)
    os.mkdir(os.path.join(folder, "waiting"))
    _touch(os.path.join(folder, f"root-{os.getpid()}"))
    return folder


class Gate:
    """One meeting point.

    folder  from `new_folder`, made in the process that is the root of all that take part
    name    of the gate in this folder, in letters that a file name can have
    """

    def __init__(self, folder: str, name: str) -> None:
        self.folder = folder
        self.name = name
        os.makedirs(self._place, exist_ok=True)

    def __repr__(self) -> str:
        return f"Gate({self.name})"

    @property
    def _place(self) -> str:
        return os.path.join(self.folder, f"gate-{self.name}")

    def arrive(self) -> None:
        """Be counted; does not wait. The same thread may arrive again."""
        _touch(os.path.join(self._place, f"{time.monotonic_ns():020}-{_me()}"))

    def arrived(self) -> list[int]:
        """Process ids of all that have arrived, the first one first."""
        return [int(name.split("-")[1]) for name in sorted(os.listdir(self._place))]

    def open(self) -> None:
        """Let everybody pass, whoever is missing."""
        _touch(f"{self._place}.open")

    @property
    def is_open(self) -> bool:
        """Somebody has opened it."""
        return os.path.exists(f"{self._place}.open")

    @property
    def given_up(self) -> bool:
        """Somebody waited here and gave up; nobody waits here after that."""
        return os.path.exists(f"{self._place}.given-up")

    def passed(self, *, idle: int = IDLE) -> bool:
        """Wait until it is open. False: gave up."""
        return self._wait(lambda: self.is_open, idle)

    def wait_for(self, count: int, *, idle: int = IDLE) -> bool:
        """Wait until so many have arrived or the gate is open. False: gave up.

        idle  rounds in which nobody else wanted to run, after which it is given up; fewer where
              to give up is the usual end, and somebody polls
        """
        return self._wait(lambda: self.is_open or len(os.listdir(self._place)) >= count, idle)

    def meet(self, count: int) -> bool:
        """Arrive, then wait for so many, this one included. False: gave up."""
        self.arrive()
        return self.wait_for(count) and not self.given_up

    def wait_for_ends(self, count: int = 1) -> bool:
        """Wait until the processes of so many arrivals have ended. False: gave up."""

        def ended() -> bool:
            return sum(map(quiet.has_ended, self.arrived())) >= count

        return self._wait(ended)

    def _wait(self, done: Callable[[], bool], idle: int = IDLE) -> bool:
        """Only the eldest waiter looks at the tree; the others look at its verdict."""
        if done():
            return True
        with _Waiting(self.folder) as waiting:
            patience = _Patience(self.folder, idle)
            while not done():
                if self.given_up or (waiting.is_eldest() and patience.is_over()):
                    break
                select.poll().poll(_PAUSE_MS)
            else:
                return True
        if done():
            return True
        _touch(f"{self._place}.given-up")
        return False


class _Waiting:
    """A note that this thread waits: it is not among those that might still come."""

    def __init__(self, folder: str) -> None:
        self._folder = os.path.join(folder, "waiting")
        self._name = f"{time.monotonic_ns():020}-{_me()}"

    def __enter__(self) -> Self:
        _touch(os.path.join(self._folder, self._name))
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            os.unlink(os.path.join(self._folder, self._name))

    def is_eldest(self) -> bool:
        """Of all that wait at any gate of the folder."""
        return min(os.listdir(self._folder), default=self._name) == self._name


class _Patience:
    """Counts rounds in which nobody else did anything."""

    def __init__(self, folder: str, idle: int) -> None:
        self._waiting = os.path.join(folder, "waiting")
        self._most_idle = idle
        self._slow = time.monotonic() + 1.5 * idle * _PAUSE_MS / 1000
        roots = [name for name in os.listdir(folder) if name.startswith("root-")]
        self._root = int(roots[0].partition("-")[2])
        self._last: object = None
        self._quiet = 0
        self._idle = 0

    def is_over(self) -> bool:
        """To be asked once in each round."""
        waiting = {int(name.split("-")[2]) for name in os.listdir(self._waiting)}
        seen = quiet.observe(self._root, waiting) if quiet.KNOWN else frozenset()
        if quiet.anybody_runs(seen):
            self._last, self._quiet = None, 0
            return False
        self._idle += 1
        same = quiet.KNOWN and self._last == (seen, waiting) and _all_wait_for_ever(seen)
        self._quiet = self._quiet + 1 if same else 0
        self._last = seen, waiting
        few = self._most_idle // 3 if time.monotonic() >= self._slow else self._most_idle
        return self._quiet >= QUIET or self._idle >= few


def _all_wait_for_ever(seen: frozenset[quiet.Doing]) -> bool:
    return all(each.state == "Z" or _waits_for_ever(each) for each in seen)


def _waits_for_ever(each: quiet.Doing) -> bool:
    wait = waits.wait_of(each.pid, each.tid)
    return wait is not None and not waits.is_on_network(wait)


def _me() -> str:
    return f"{os.getpid()}-{threading.get_native_id()}-{next(_numbers)}"


def _touch(path: str) -> None:
    with contextlib.suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC, 0o600))
