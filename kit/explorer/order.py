"""Happens-before between the steps of one run, and which pairs of them race.

A step is ordered after the earlier steps of its own thread and after every earlier step
whose footprint meets its own. The order is kept as one integer for each step: bit `n` is
set if step `n` comes before it. Two dependent steps race if nothing in between orders them:
then a run in which they are exchanged may end in another way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.explorer.owners import ALL

if TYPE_CHECKING:
    from kit.explorer.trace import Footprint, Key


class Order:
    """Takes the steps of a run one by one; `before[n]` has a bit for each step before `n`."""

    def __init__(self) -> None:
        self.before: list[int] = []
        self.threads: list[int] = []
        self.latest: dict[int, int] = {}  # thread -> what comes before its next step
        self._own: dict[int, int] = {}  # thread -> its last step
        self._world = 0  # the last step that meets everything
        self._places: dict[Any, dict[Any, list[int]]] = {}  # owner -> part -> [writer, readers]
        self._holders: dict[Key, list[int]] = {}  # lock -> the steps that touched it

    def met_by(self, step: Footprint, *, thread: int) -> tuple[int, list[int]]:
        """(bits of the steps that it meets, steps on the same locks, newest first)."""
        found = self._world
        locks: list[int] = []
        for key, changes in step.places.items():
            if key[0] == "lock":
                steps = self._holders.get(key, ())
                locks += steps
                found |= 1 << steps[-1] if steps else 0
            else:
                found |= self._meets(key, changes=changes)
        if step.world:
            for last in self._own.values():
                found |= 1 << last
        for pushed in step.pushed:
            if pushed != thread and pushed in self._own:
                found |= 1 << self._own[pushed]
        return found, sorted(set(locks), reverse=True)

    def add(self, step: Footprint, met: int) -> None:
        """The next step of the run, which meets those."""
        number, thread = len(self.before), step.thread
        bits = (1 << number) | self.latest.get(thread, 0)
        for place in places_of(met & ~bits):
            bits |= self.before[place]
        self.before.append(bits)
        self.threads.append(thread)
        self.latest[thread] = bits
        self._own[thread] = number
        for rider in step.riders:
            self.latest[rider] = self.latest.get(rider, 0) | bits
        if step.world:
            self._world = 1 << number
        for key, changes in step.places.items():
            if key[0] == "lock":
                self._holders.setdefault(key, []).append(number)
            else:
                self._touch(key, 1 << number, changes=changes)

    def _meets(self, key: Key, *, changes: bool) -> int:
        owner, part = key
        parts = self._places.get(owner)
        if parts is None:
            return 0
        found = 0
        for other in parts if part == ALL else (part, ALL):
            uses = parts.get(other)
            if uses is not None:
                found |= uses[0] | uses[1] if changes else uses[0]
        return found

    def _touch(self, key: Key, bit: int, *, changes: bool) -> None:
        owner, part = key
        parts = self._places.setdefault(owner, {})
        if not changes:
            parts.setdefault(part, [0, 0])[1] |= bit
        elif part == ALL:
            parts.clear()
            parts[ALL] = [bit, 0]
        else:
            parts[part] = [bit, 0]

    def beginners(self, first: int, last: int, thread: int) -> list[int]:
        """Threads that can begin a run in which `last`, a step of `thread`, comes before `first`.

        They are those of the steps in between that do not come after `first`, of each thread
        the first one, if nothing of these comes before it; `thread` itself comes last.
        """
        kept, seen, found = 0, set(), []
        for place in range(first + 1, last):
            bits = self.before[place]
            if bits >> first & 1:
                continue
            if self.threads[place] not in seen:
                seen.add(self.threads[place])
                if not bits & kept:
                    found.append(self.threads[place])
            kept |= 1 << place
        if thread not in seen and not self.latest.get(thread, 0) & kept:
            found.append(thread)
        return found


def places_of(bits: int) -> list[int]:
    """Numbers of the bits that are set, the highest first."""
    found = []
    while bits:
        top = bits.bit_length() - 1
        found.append(top)
        bits ^= 1 << top
    return found
