"""What a blocked thread waits for: the system call that it is in, read from /proc.

Only waits that somebody else has to end are told; a sleep, a wait with a time-out and a call
that is not known are none, nor is `sigwait`: an alarm of one's own may be what comes. Linux on
x86-64 and ARM64; elsewhere no wait is known.
"""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from typing import Final

from kit.gates.quiet import read

_X86: Final = "x86_64"
_ARM: Final = "aarch64"

# Kind of wait: the numbers of its system calls, by machine.
_CALLS: Final = {
    _X86: {
        "read": (0, 17, 19, 45, 47), "write": (1, 18, 20, 44, 46), "connection": (43, 288),
        "child": (61, 247), "signal": (34, 130), "file lock": (72, 73), "opening": (2, 257),
        "semaphore": (65,),
    },
    _ARM: {
        "read": (63, 65, 67, 207, 212), "write": (64, 66, 68, 206, 211), "connection": (202, 242),
        "child": (95, 260), "signal": (133,), "file lock": (25, 32), "opening": (56,),
        "semaphore": (193,),
    },
}  # fmt: skip
# The same for calls with a time-out: number to place of the argument; a null pointer is none.
_POINTER: Final = {
    _X86: {
        "lock": {202: 3}, "news": {271: 2, 23: 4, 270: 4, 441: 3},
        "semaphore": {220: 3},
    },
    _ARM: {
        "lock": {98: 3}, "news": {73: 2, 72: 4, 441: 3},
        "semaphore": {192: 3},
    },
}  # fmt: skip
# And for those whose time-out is a number of milliseconds, none below 0.
_MILLISECONDS: Final = {_X86: {7: 2, 232: 3, 281: 3}, _ARM: {22: 3}}
_MACHINE: Final = platform.machine()
_SIGN: Final = 0x8000_0000
_TABLES: Final = ("tcp", "tcp6", "udp", "udp6")
_WITH_DESCRIPTOR: Final = ("read", "write", "connection", "file lock")


@dataclass(frozen=True, slots=True)
class Wait:
    """A wait without an end of its own.

    kind    read | write | connection | child | signal | file lock | opening | semaphore |
            lock | news (on one of several descriptors)
    target  what the descriptor leads to, as the system calls it: ``pipe:[4711]``; or ""
    """

    kind: str
    target: str = ""


def wait_of(pid: int, tid: int) -> Wait | None:
    """What the thread waits for; None when it does not, may go on by itself, or hides it."""
    try:
        words = read(f"/proc/{pid}/task/{tid}/syscall").split()
    except OSError:
        return None
    if len(words) < 7 or _MACHINE not in _CALLS:
        return None
    number, arguments = int(words[0]), [int(word, 16) for word in words[1:7]]
    kind = _kind(number, arguments)
    if kind is None:
        return None
    target = _target(pid, arguments[0]) if kind in _WITH_DESCRIPTOR else ""
    return None if "timerfd" in target else Wait(kind, target)


def is_on_network(wait: Wait) -> bool:
    """What it waits for may be on its way: the system carries packets while nobody runs."""
    kind, _, inode = wait.target.rstrip("]").partition(":[")
    return kind == "socket" and any(inode in _inodes(table) for table in _TABLES)


def _inodes(table: str) -> set[str]:
    try:
        lines = read(f"/proc/net/{table}").splitlines()[1:]
    except OSError:
        return set()
    return {line.split()[9] for line in lines}


def _kind(number: int, arguments: list[int]) -> str | None:
    for kind, numbers in _CALLS[_MACHINE].items():
        if number in numbers:
            return kind
    for kind, places in _POINTER[_MACHINE].items():
        if number in places:
            return kind if arguments[places[number]] == 0 else None
    place = _MILLISECONDS[_MACHINE].get(number)
    return "news" if place is not None and arguments[place] & _SIGN else None


def _target(pid: int, descriptor: int) -> str:
    try:
        return os.readlink(f"/proc/{pid}/fd/{descriptor}")  # noqa: PTH115  a submission may patch it
    except OSError:
        return ""
