"""When are two moments of two runs the same? When every thread has seen the same.

A thread is deterministic, so what it has read so far decides where it stands and what it does
next. What it reads is named by the step that wrote it. So two moments are equal when each
thread has read the same writes, and the same writes are the latest ones everywhere: the order
of steps that do not touch each other does not matter, nor does that of two reads.

(The reads-from equivalence: Chalupa et al., Data-centric dynamic partial order reduction,
POPL 2018. A lock, a queue, an event is one place, and every step on it reads and writes it.)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kit.explorer.owners import ALL

START = 0


@dataclass(slots=True)
class Numbers:
    """Gives equal things equal numbers; lives across runs."""

    known: dict[Any, int] = field(default_factory=dict)

    def of(self, *things: Any) -> int:
        """The number of this tuple."""
        return self.known.setdefault(things, len(self.known) + 1)


@dataclass(slots=True)
class History:
    """Of one run. Owners are named by their `id`: the caller keeps them alive."""

    numbers: Numbers
    threads: dict[int, int] = field(default_factory=dict)
    writes: dict[int, dict[Any, int]] = field(default_factory=dict)
    last: int = START

    def begins(self, thread: int) -> None:
        """A thread is there; it was started by what happened last."""
        if thread not in self.threads:
            self.threads[thread] = self.numbers.of("begins", thread, self.last)

    def touches(self, thread: int, site: Any, owner: int, part: Any, *, changes: bool) -> None:
        """A step on this part of this owner."""
        parts = self.writes.setdefault(owner, {})
        if part == ALL:
            seen: Any = tuple(sorted(parts.values()))
        else:
            seen = (parts.get(ALL, START), parts.get(part, START))
        now = self._note(thread, site, seen)
        if changes:
            if part == ALL:
                parts.clear()
            parts[part] = now

    def goes_on(self, thread: int, why: Any) -> None:
        """A step that may depend on anything."""
        self._note(thread, why, self.now)

    @property
    def now(self) -> frozenset[int]:
        """The latest writes everywhere."""
        return frozenset(write for parts in self.writes.values() for write in parts.values())

    def _note(self, thread: int, site: Any, seen: Any) -> int:
        before = self.threads.get(thread, START)
        self.threads[thread] = self.last = number = self.numbers.of(before, site, seen)
        return number

    @property
    def key(self) -> tuple[Any, ...]:
        """Equal for equal moments."""
        return tuple(sorted(self.threads.items())), self.now
