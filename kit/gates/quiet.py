"""What the threads of a process tree are doing, as the system tells it.

A thread that runs, or that wants to, is told from one that is blocked; and a blocked one that
wakes now and then (it polls, it sleeps) by its count of context switches. So "nobody can come
any more" is seen, not guessed from a time-out: on a busy machine a late process is runnable.
Linux only; elsewhere nothing is known.
"""

# Read many times in a scenario, and after a submission had its hands on `pathlib`.
# ruff: noqa: PTH123, PTH208

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

KNOWN: Final = sys.platform.startswith("linux")
_RUNNING: Final = "RD"
_ENDED: Final = "ZX"


@dataclass(frozen=True, slots=True)
class Doing:
    """One thread at one moment.

    state     letter of the system: R runs or wants to, D reads a disk, S is blocked, Z has ended
    switches  how often it gave up the processor so far
    """

    pid: int
    tid: int
    state: str
    switches: int


def children(pid: int) -> list[int]:
    """Direct children, zombies included; none when the process is gone."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{pid}/task"):
            with contextlib.suppress(OSError):
                found += map(int, read(f"/proc/{pid}/task/{thread}/children").split())
    return found


def tree(root: int) -> list[int]:
    """The process and all below it, nearest first."""
    found, row = [root], children(root)
    while row:
        found += row
        row = [grandchild for child in row for grandchild in children(child)]
    return found


def observe(root: int, spare: Collection[int] = ()) -> frozenset[Doing]:
    """Every thread of the tree, without those whose thread id is spared."""
    found = set()
    for pid in tree(root):
        with contextlib.suppress(OSError):
            for tid in map(int, os.listdir(f"/proc/{pid}/task")):
                if tid not in spare and (seen := doing(pid, tid)) is not None:
                    found.add(seen)
    return frozenset(found)


def doing(pid: int, tid: int) -> Doing | None:
    """One thread; None when it has gone."""
    try:
        text = read(f"/proc/{pid}/task/{tid}/status")
    except OSError:
        return None
    words = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
    switches = sum(int(words.get(f"{kind}_ctxt_switches", 0)) for kind in _KINDS)
    return Doing(pid, tid, words.get("State", "X").split()[0], switches)


_KINDS: Final = ("voluntary", "nonvoluntary")


def anybody_runs(seen: Collection[Doing]) -> bool:
    """A thread runs, wants to run, or waits for a disk."""
    return any(each.state in _RUNNING for each in seen)


def has_ended(pid: int) -> bool:
    """The process is gone, or a zombie that nobody has waited for yet."""
    seen = doing(pid, pid) if KNOWN else None
    if seen is not None:
        return seen.state in _ENDED
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return KNOWN


def read(path: str) -> str:
    """A file of /proc. OSError when the process has gone or hides it."""
    with open(path, encoding="utf-8", errors="replace") as lines:
        return lines.read()
