"""How long a child may still take: seconds in which the machine let it go on.

A deadline in plain seconds would blame a slow machine. The kernel writes down for each thread how
long it stood in line for a core (`/proc/PID/task/TID/schedstat`); a moment in which a thread of
the tree stood there does not count. Where the system does not tell, every second counts. After
`STRETCH` deadlines it is over in any case.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from kit.cell.ledger import pause
from kit.gates import quiet

STRETCH: Final = 10
_EVERY: Final = 0.1
_NANO: Final = 1e-9


class Patience:
    """The time that is left to one tree of processes."""

    def __init__(self, seconds: float) -> None:
        self._seconds = self._left = seconds
        self._start = self._last = time.monotonic()
        self._in_line: dict[int, float] = {}

    @property
    def over(self) -> bool:
        """The time is used up."""
        late = time.monotonic() - self._start >= STRETCH * self._seconds
        return late or self._left <= 0

    def look(self, pids: Sequence[int]) -> None:
        """Take off the time since the last look in which no thread of these stood in line."""
        passed = time.monotonic() - self._last
        if passed < min(_EVERY, self._seconds / 10):
            return
        self._last += passed
        before, self._in_line = self._in_line, _seconds_in_line(pids)
        held = [waited - before.get(tid, 0.0) for tid, waited in self._in_line.items()]
        self._left -= max(0.0, passed - max(held, default=0.0))


def moments(seconds: float, pids: Callable[[], Sequence[int]]) -> Iterator[None]:
    """Rounds of a millisecond, until these processes have had so many seconds."""
    waiting = Patience(seconds)
    while not waiting.over:
        yield
        pause()
        waiting.look(pids())


def _seconds_in_line(pids: Sequence[int]) -> dict[int, float]:
    """For each thread of these processes: how long it has stood in line for a core so far."""
    found = {}
    for pid in pids:
        try:
            for tid in os.listdir(f"/proc/{pid}/task"):  # noqa: PTH208  often
                line = quiet.read(f"/proc/{pid}/task/{tid}/schedstat")
                found[int(tid)] = int(line.split()[1]) * _NANO
        except (OSError, IndexError):
            continue  # It has just ended, or this system does not tell.
    return found
