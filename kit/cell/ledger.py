"""What a call leaves behind: counted in the process that made the call, right before and after.

Excepted are helpers that the interpreter starts once and for itself: the resource tracker and
the fork server.
"""

from __future__ import annotations

import contextlib
import gc
import os
import select
import socket
import stat
import sys
import threading
from dataclasses import dataclass
from sys import _current_frames
from typing import Final

from kit.cell import tree

# Bounded in rounds, not in seconds: what is about to end gets its share of a busy machine.
ROUNDS: Final = 200
_PAUSE_MS: Final = 1


@dataclass(frozen=True, slots=True)
class Ledger:
    """Threads by ident and descriptors by number, at one moment."""

    threads: frozenset[int]
    descriptors: frozenset[tuple[int, str]]

    @classmethod
    def now(cls) -> Ledger:
        """Everything that this process has at this moment."""
        return cls(frozenset(_current_frames()), frozenset(_descriptors()))

    def left_behind(self) -> list[list[str]]:
        """Pairs of kind and words for what is there now and was not there then.

        Waits, within bounds, for threads and processes that are about to end.
        """
        found = self._difference()
        if not found:
            return found
        gc.collect()
        for _ in range(ROUNDS):
            found = self._difference()
            if not any(kind in ("thread", "process", "descriptor") for kind, _ in found):
                break
            pause()
        return found

    def _difference(self) -> list[list[str]]:
        return sorted([*_processes(), *self._new_threads(), *self._new_descriptors()])

    def _new_threads(self) -> list[list[str]]:
        names = {thread.ident: thread.name for thread in _known_threads()}
        new = set(_current_frames()) - self.threads
        return [["thread", str(names.get(ident, "a thread of _thread"))[:60]] for ident in new]

    def _new_descriptors(self) -> list[list[str]]:
        new = set(_descriptors()) - self.descriptors
        return [words for fd, target in new if (words := _describe(fd, target)) is not None]


def pause() -> None:
    """Let the others go on for about a millisecond."""
    select.poll().poll(_PAUSE_MS)


_known_threads = threading.enumerate


def _helpers() -> set[int]:
    """Process ids of the interpreter's own helpers."""
    tracker = sys.modules.get("multiprocessing.resource_tracker")
    server = sys.modules.get("multiprocessing.forkserver")
    pids = [
        getattr(getattr(tracker, "_resource_tracker", None), "_pid", None),
        getattr(getattr(server, "_forkserver", None), "_forkserver_pid", None),
    ]
    return {pid for pid in pids if isinstance(pid, int)}


def _helper_descriptors() -> set[int]:
    tracker = sys.modules.get("multiprocessing.resource_tracker")
    server = sys.modules.get("multiprocessing.forkserver")
    fds = [
        getattr(getattr(tracker, "_resource_tracker", None), "_fd", None),
        getattr(getattr(server, "_forkserver", None), "_forkserver_alive_fd", None),
    ]
    return {fd for fd in fds if isinstance(fd, int)}


def _processes() -> list[list[str]]:
    found = []
    helpers = _helpers()
    for pid in tree.below(os.getpid()):
        if pid not in helpers:
            kind = "zombie" if tree.is_zombie(pid) else "process"
            found.append([kind, tree.describe(pid)])
    return found


def _descriptors() -> list[tuple[int, str]]:
    """Open descriptors and what each leads to."""
    folder = "/proc/self/fd" if sys.platform.startswith("linux") else "/dev/fd"
    found = []
    for name in os.listdir(folder):
        with contextlib.suppress(OSError, ValueError):
            found.append((int(name), _target(int(name))))
    return found


def _target(fd: int) -> str:
    status = os.fstat(fd)
    if sys.platform.startswith("linux"):
        return os.readlink(f"/proc/self/fd/{fd}")
    return f"{stat.S_IFMT(status.st_mode):o}:{status.st_dev}:{status.st_ino}"


def _describe(fd: int, target: str) -> list[str] | None:
    """None for what belongs to the interpreter."""
    if fd in _helper_descriptors() or target in ("/dev/urandom", "/dev/null"):
        return None
    mode = os.fstat(fd).st_mode
    if stat.S_ISSOCK(mode):
        return _describe_socket(fd)
    if stat.S_ISFIFO(mode):
        return ["descriptor", "an end of a pipe"]
    return ["descriptor", os.path.basename(target)[:60] or "a folder"]


def _describe_socket(fd: int) -> list[str]:
    with contextlib.suppress(OSError), socket.socket(fileno=os.dup(fd)) as copy:
        if copy.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            kind = "port" if copy.family in (socket.AF_INET, socket.AF_INET6) else "descriptor"
            return [kind, f"a listening socket ({copy.family.name})"]
    return ["descriptor", "a socket"]
