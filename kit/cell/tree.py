"""The processes below this one: who they are, and ending all of them.

On Linux a process can adopt the orphans of its whole tree (a subreaper), so that a daemon that
forked twice and left its session is still found below it. Elsewhere psutil's view of the tree
and a mark in the environment, which children inherit, stand in.
"""

# Read many times for each request, so system calls only; and what only other systems need is
# loaded only there.
# ruff: noqa: PLC0415, PTH123, PTH208

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Collection, Iterator
from os import getpid, listdir
from typing import Final

MARK: Final = "KIT_CELL_MARK"
_LINUX: Final = sys.platform.startswith("linux")
_FORK_SERVER: Final = "from multiprocessing.forkserver import"
_PR_SET_CHILD_SUBREAPER: Final = 36
_INIT: Final = 1
_BOMB: Final = 32


def adopt_orphans() -> bool:
    """Become the parent of every orphan of the tree below. False where the system cannot."""
    if not _LINUX:
        return False
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    return bool(libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0)


def is_init() -> bool:
    """This process is the first of a space of processes: it sees no other than those below it."""
    return getpid() == _INIT


def crowd() -> int:
    """How many there are below this one, at once and cheaply; 0 where that cannot be told.

    With hundreds that all want a core, a walk from parent to child takes minutes.
    """
    return sum(name.isdigit() for name in listdir("/proc")) - 1 if is_init() else 0


def outer_pid() -> int:
    """This process's number as its parent sees it: /proc is still the parent's."""
    return int(os.readlink("/proc/self")) if _LINUX else getpid()  # noqa: PTH115  a number


def children(pid: int) -> list[int]:
    """Direct children, zombies included; none when the process is gone."""
    if not _LINUX:
        return _children_elsewhere(pid)
    found: list[int] = []
    with contextlib.suppress(OSError):
        for thread in listdir(f"/proc/{pid}/task"):
            with (
                contextlib.suppress(OSError),
                open(f"/proc/{pid}/task/{thread}/children", "rb") as lines,
            ):
                found += map(int, lines.read().split())
    return found


def _children_elsewhere(pid: int) -> list[int]:
    import psutil

    with contextlib.suppress(psutil.Error):
        return [child.pid for child in psutil.Process(pid).children()]
    return []


def below(pid: int, *, spare: Collection[int] = ()) -> list[int]:
    """All processes below, nearest first, without the spared children and what is below them."""
    found: list[int] = []
    row = [child for child in children(pid) if child not in spare]
    while row:
        found += row
        row = [grandchild for child in row for grandchild in children(child)]
    return found


def is_zombie(pid: int) -> bool:
    """The process has ended and nobody has waited for it."""
    if _LINUX:
        try:
            with open(f"/proc/{pid}/stat", "rb") as line:
                return line.read().rpartition(b")")[2].split()[0] == b"Z"
        except OSError:
            return False
    import psutil

    with contextlib.suppress(psutil.Error):
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    return False


def command(pid: int) -> list[str]:
    """The command line; empty when the process is a zombie, or gone, or hides it."""
    if _LINUX:
        with contextlib.suppress(OSError), open(f"/proc/{pid}/cmdline", "rb") as line:
            return line.read().decode("utf-8", "replace").split("\0")[:-1]
        return []
    import psutil

    with contextlib.suppress(psutil.Error):
        return list(psutil.Process(pid).cmdline())
    return []


def describe(pid: int) -> str:
    """What the process is, in words without a number that changes from run to run."""
    words = command(pid)
    if not words:
        return "a process that ended and was never waited for"
    if words == command(getpid()):
        return "a forked copy of the program"
    if any(word.startswith(("--multiprocessing-fork", _FORK_SERVER)) for word in words):
        return "a multiprocessing child"
    return " ".join([words[0].rpartition("/")[2], *words[1:]])[:60]


def is_fork_server(pid: int) -> bool:
    """The interpreter's own fork server, or a child that it forked."""
    return any(word.startswith(_FORK_SERVER) for word in command(pid))


def kill(pid: int, number: int) -> None:
    """Send a signal; nothing happens when the process is gone."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, number)


def end_below(*, spare: Collection[int] = (), mark: str = "") -> dict[int, int]:
    """Kill and reap everything below this process until nothing but the spared is left.

    Returns the wait status of each direct child that was reaped.
    """
    statuses: dict[int, int] = {}
    me = getpid()
    if is_init() and (not spare or len(below(me, spare=spare)) > _BOMB):
        # All in its own space of processes, in one call; a spared one that is lost is replaced.
        with contextlib.suppress(ProcessLookupError):
            os.kill(-1, signal.SIGKILL)
    while victims := below(me, spare=spare):
        for pid in victims:
            kill(pid, signal.SIGKILL)
        for pid in children(me):
            if pid not in spare:
                # It was killed, or it is an orphan that came this moment: the next round's.
                statuses.update(reap(pid, wait=pid in victims))
    if not _LINUX:
        end_marked(mark, spare={me, os.getppid(), *spare})
    return statuses


def reap(pid: int = -1, *, wait: bool = False) -> dict[int, int]:
    """The wait status of each child that has ended; at most one with `wait`."""
    statuses: dict[int, int] = {}
    with contextlib.suppress(ChildProcessError):
        while True:
            ended, status = os.waitpid(pid, 0 if wait else os.WNOHANG)
            if not ended:
                break
            statuses[ended] = status
            if wait:
                break
    return statuses


def marked(mark: str) -> Iterator[int]:
    """Processes of this user that carry the mark in their environment."""
    import psutil

    wanted = f"{MARK}={mark}"
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if _carries(process.pid, wanted):
                yield process.pid


def _carries(pid: int, wanted: str) -> bool:
    if _LINUX:
        with open(f"/proc/{pid}/environ", "rb") as words:
            return wanted.encode() in words.read().split(b"\0")
    import psutil

    name, _, mark = wanted.partition("=")
    return bool(psutil.Process(pid).environ().get(name) == mark)


def end_marked(mark: str, *, spare: Collection[int] = ()) -> None:
    """Kill what carries the mark; the way of systems that adopt no orphans. At most 20 rounds."""
    if not mark:
        return
    for _ in range(20):
        victims = [pid for pid in marked(mark) if pid not in spare and not is_zombie(pid)]
        if not victims:
            return
        for pid in victims:
            kill(pid, signal.SIGKILL)
            reap(pid)
