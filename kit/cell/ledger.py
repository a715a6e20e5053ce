"""What a call leaves behind: counted in the process that made the call, right before and after.

Excepted are helpers that the interpreter starts once and for itself: the resource tracker and
the fork server.
"""

# Counted in every call, and after the submission had its hands on `pathlib`: system calls only.
# ruff: noqa: PTH115, PTH208

from __future__ import annotations

import contextlib
import socket
import stat
import sys
import threading
from _thread import _count as count_threads
from dataclasses import dataclass, replace
from errno import EMFILE
from gc import collect
from os import dup, fstat, getpid, listdir, readlink
from select import poll
from sys import _current_frames
from typing import Any, Final

from kit.cell import tree

# Bounded in rounds, not in seconds: what is about to end gets its share of a busy machine.
ROUNDS: Final = 300
_PAUSE_MS: Final = 1
_LINUX: Final = sys.platform.startswith("linux")
_NAMELESS: Final = "a thread of _thread"


@dataclass(frozen=True, slots=True)
class Ledger:
    """Threads by ident and in number, and descriptors with what each leads to."""

    threads: frozenset[int]
    count: int
    tasks: int
    descriptors: frozenset[tuple[int, str]] = frozenset()

    @classmethod
    def of_threads(cls) -> Ledger:
        """The threads of this moment, before the import."""
        return cls(frozenset(_current_frames()), count_threads(), _tasks())

    def with_descriptors_of_now(self) -> Ledger:
        """The same, after the import: files and pipes that a module opened in it do not count."""
        return replace(self, descriptors=frozenset(_descriptors()))

    def left_behind(self) -> list[list[str]]:
        """Pairs of kind and words for what is there now and was not there then.

        Waits, within bounds, for threads and processes that are about to end.
        """
        try:
            return self._left_behind()
        except OSError as error:
            if error.errno != EMFILE:
                raise
            return [["descriptor", "as many as there may be"]]

    def _left_behind(self) -> list[list[str]]:
        self._await_starts()
        found = self._difference()
        if not found:
            return found
        collect()
        for _ in range(ROUNDS):
            found = self._difference()
            if not any(kind in ("thread", "process", "descriptor") for kind, _ in found):
                break
            pause()
        return found

    def _await_starts(self) -> None:
        """The system knows a new thread before the interpreter does: let it begin."""
        for _ in range(ROUNDS // 4):
            if _tasks() - self.tasks <= count_threads() - self.count:
                return
            pause()

    def _difference(self) -> list[list[str]]:
        return sorted([*_processes(), *self._new_threads(), *self._new_descriptors()])

    def _new_threads(self) -> list[list[str]]:
        names = {thread.ident: thread.name for thread in _known_threads()}
        new = set(_current_frames()) - self.threads
        words = [str(names.get(ident, _NAMELESS))[:60] for ident in new]
        # A thread that runs a function in C has no frame, but is counted.
        words += [_NAMELESS] * (count_threads() - self.count - len(new))
        return [["thread", each] for each in words]

    def _new_descriptors(self) -> list[list[str]]:
        new = set(_descriptors()) - self.descriptors
        return [words for fd, target in new if (words := _describe(fd, target)) is not None]


def pause() -> None:
    """Let the others go on for about a millisecond."""
    poll().poll(_PAUSE_MS)


_known_threads = threading.enumerate


def _tasks() -> int:
    """Threads of this process as the system counts them; 0 where it does not say."""
    try:
        return len(listdir("/proc/self/task"))
    except OSError:
        return 0


def _part(module: str, *names: str) -> Any:
    """An attribute of a module that may not be loaded; None then."""
    part: Any = sys.modules.get(module)
    for name in names:
        part = getattr(part, name, None)
    return part


def _helpers() -> set[Any]:
    """Process ids of the interpreter's own helpers."""
    return {
        _part("multiprocessing.resource_tracker", "_resource_tracker", "_pid"),
        _part("multiprocessing.forkserver", "_forkserver", "_forkserver_pid"),
    }


def _helper_descriptors() -> set[Any]:
    """Those to the helpers, and those by which the interpreter waits for a child process."""
    close = _part("multiprocessing.util", "close_fds")
    registry = _part("multiprocessing.util", "_finalizer_registry") or {}
    return {
        _part("multiprocessing.resource_tracker", "_resource_tracker", "_fd"),
        _part("multiprocessing.forkserver", "_forkserver", "_forkserver_alive_fd"),
        *(fd for each in list(registry.values()) if each._callback is close for fd in each._args),  # noqa: SLF001
    }


def _processes() -> list[list[str]]:
    """A zombie is a child of ours: one further down may be about to be waited for."""
    found = []
    helpers, children = _helpers(), set(tree.children(getpid()))
    for pid in tree.below(getpid()):
        if pid not in helpers:
            kind = "zombie" if pid in children and tree.is_zombie(pid) else "process"
            found.append([kind, tree.describe(pid)])
    return found


def _descriptors() -> list[tuple[int, str]]:
    """Open descriptors and what each leads to."""
    folder = "/proc/self/fd" if _LINUX else "/dev/fd"
    found = []
    for name in listdir(folder):
        with contextlib.suppress(OSError, ValueError):
            found.append((int(name), _target(int(name))))
    return found


def _target(fd: int) -> str:
    status = fstat(fd)
    if _LINUX:
        return readlink(f"/proc/self/fd/{fd}")
    return f"{stat.S_IFMT(status.st_mode):o}:{status.st_dev}:{status.st_ino}"


def _describe(fd: int, target: str) -> list[str] | None:
    """None for what belongs to the interpreter, or has been closed this moment by a thread."""
    if fd in _helper_descriptors() or target in ("/dev/urandom", "/dev/null"):
        return None
    if f"pym-{getpid()}-" in target:  # the heap of `multiprocessing.Value`: kept to be used again
        return None
    try:
        mode = fstat(fd).st_mode
    except OSError:
        return None
    if stat.S_ISSOCK(mode):
        return _describe_socket(fd)
    if stat.S_ISFIFO(mode):
        return ["descriptor", "an end of a pipe"]
    return ["descriptor", target.rpartition("/")[2][:60] or "a folder"]


def _describe_socket(fd: int) -> list[str]:
    with contextlib.suppress(OSError), socket.socket(fileno=dup(fd)) as copy:
        if copy.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            kind = "port" if copy.family in (socket.AF_INET, socket.AF_INET6) else "descriptor"
            return [kind, f"a listening socket ({copy.family.name})"]
    return ["descriptor", "a socket"]
