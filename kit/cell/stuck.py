"""A hang that is seen by structure: every process of the tree waits, and nobody can end a wait.

Seen from the server, in rounds. A tree is stuck when for `ROUNDS` rounds in a row every thread
of it was in the same system call that only somebody else can end, without having run in between
(for `NETWORK_ROUNDS` if one of them waits for a packet, which may be on its way on a busy machine).
Whoever sleeps, polls, computes, waits with a time-out or for an alarm is never blamed; where the
system does not tell what a process waits for, the deadline is the only end. Nobody outside of
the tree is expected to write to it: a course has no network.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kit.cell import tree
from kit.gates import quiet
from kit.gates.waits import Wait, is_on_network, wait_of

ROUNDS: Final = 4
NETWORK_ROUNDS: Final = 30
TICK: Final = 0.1
_MOST_TOLD: Final = 4
# Bits of SIGALRM, SIGVTALRM and SIGPROF in the sets of caught and of blocked signals.
_ALARMS: Final = 1 << 13 | 1 << 25 | 1 << 26
_WORDS: Final = {
    "read": "until somebody writes to {target}",
    "write": "until somebody reads from {target}",
    "connection": "for a connection",
    "child": "for the end of a child process",
    "signal": "for a signal",
    "file lock": "for the lock of a file",
    "opening": "for the other side of a named pipe",
    "semaphore": "for a semaphore",
    "lock": "for a lock",
    "news": "for news on a pipe, a socket or a process",
}


@dataclass(frozen=True, slots=True)
class _Waiting:
    """One thread in its wait; `switches` is equal as long as it has not run."""

    pid: int
    tid: int
    switches: int
    wait: Wait


class Stillness:
    """Counts rounds in which nothing of the tree has moved."""

    def __init__(self) -> None:
        self._last: frozenset[_Waiting] | None = None
        self._rounds = 0

    def something_moved(self) -> None:
        """There was news from the tree: start again."""
        self._last, self._rounds = None, 0

    def look(self, pids: Sequence[int]) -> str:
        """Who waits for what, when the tree is stuck, else "". To be asked once in each round."""
        seen = _all_waiting(pids)
        if not seen:
            self.something_moved()
            return ""
        self._rounds = self._rounds + 1 if seen == self._last else 1
        self._last = seen
        if self._rounds < ROUNDS or (self._rounds < NETWORK_ROUNDS and _on_network(seen)):
            return ""
        return _in_words(pids, seen)


def _all_waiting(pids: Sequence[int]) -> frozenset[_Waiting] | None:
    """Every thread; None as soon as one of them may go on by itself."""
    seen = set()
    for pid in pids:
        threads = _threads(pid)
        if not threads:
            return None
        # The first thread of a process may have ended before the others.
        doing = [quiet.doing(pid, tid) for tid in threads]
        living = [each for each in doing if each is None or each.state not in "ZX"]
        if living and _has_alarm(pid):
            return None
        for each in living:
            wait = wait_of(pid, each.tid) if each is not None and each.state == "S" else None
            if each is None or wait is None:
                return None
            seen.add(_Waiting(pid, each.tid, each.switches, wait))
    return frozenset(seen)


def _on_network(seen: frozenset[_Waiting]) -> bool:
    return any(is_on_network(each.wait) for each in seen)


def _threads(pid: int) -> list[int]:
    try:
        return [int(name) for name in os.listdir(f"/proc/{pid}/task")]  # noqa: PTH208  often
    except OSError:
        return []


def _has_alarm(pid: int) -> bool:
    """A handler for an alarm, a timer of its own: the process may be woken by itself."""
    try:
        status = quiet.read(f"/proc/{pid}/status")
        if quiet.read(f"/proc/{pid}/timers").strip():
            return True
    except OSError:
        return True
    waited_for = [status.partition(f"{name}:")[2].split()[0] for name in ("SigCgt", "SigBlk")]
    alarms = any(int(mask, 16) & _ALARMS for mask in waited_for)
    return alarms or any(map(_is_timer, _targets(pid)))


def _targets(pid: int) -> list[str]:
    folder = f"/proc/{pid}/fd"
    try:
        return [os.readlink(f"{folder}/{fd}") for fd in os.listdir(folder)]  # noqa: PTH115, PTH208
    except OSError:
        return ["timerfd"]  # A descriptor has just been closed: look again in the next round.


def _is_timer(target: str) -> bool:
    return "timerfd" in target


def _in_words(pids: Sequence[int], seen: frozenset[_Waiting]) -> str:
    """``no process can go on: the program waits for ...; a child waits until ...``"""
    found = []
    servers = _fork_servers(pids)
    for pid in pids:
        threads = sorted((each for each in seen if each.pid == pid), key=lambda each: each.tid)
        who = "the program" if pid == pids[0] else "a child"
        if threads and pid not in servers:
            found.append(f"{who} waits {_said(threads[0].wait)}")
    told = [f"{words}{_times(found.count(words))}" for words in dict.fromkeys(found)]
    more = "; ..." if len(told) > _MOST_TOLD else ""
    return f"no process can go on: {'; '.join(told[:_MOST_TOLD])}{more}"


def _fork_servers(pids: Sequence[int]) -> set[int]:
    """The interpreter's own, without the children that they forked, which look like them."""
    alike = {pid for pid in pids if tree.is_fork_server(pid)}
    return alike - {child for pid in alike for child in tree.children(pid)}


def _times(count: int) -> str:
    return f" ({count} of them)" if count > 1 else ""


def _said(wait: Wait) -> str:
    kind, _, _ = wait.target.partition(":")
    target = {"pipe": "a pipe", "socket": "a socket"}.get(kind, "a file")
    return _WORDS[wait.kind].format(target=target)
