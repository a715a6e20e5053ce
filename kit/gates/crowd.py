"""Crowds: how many calls of fn are on at the same time, without a look at the clock's speed.

Each call stays until one more than allowed is there, or until nobody can come any more. So the
most that can be there at once really are; the moments only say who was there together with whom.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable

from kit.gates.gate import FEW, Gate

Stay = tuple[int, int, int]
"""When it began, when it ended (of the system's monotonic clock), the process id."""


def stay(gate: Gate, allowed: int) -> Stay:
    """Come to the gate, and wait there for more than are allowed."""
    begin = time.monotonic_ns()
    gate.arrive()
    gate.wait_for(allowed + 1, idle=FEW)
    return begin, time.monotonic_ns(), os.getpid()


def most_at_once(stays: Iterable[Stay]) -> int:
    """How many were there at the same time, at most."""
    events = [event for begin, end, _ in stays for event in ((begin, 1), (end, -1))]
    here = most = 0
    for _, change in sorted(events):
        here += change
        most = max(most, here)
    return most
