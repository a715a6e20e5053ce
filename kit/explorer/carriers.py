"""Greenlets that are used again: most of what a new one costs is the memory of its stack.

Invariants
- A carrier runs one fiber after the other. It is idle only between two of them, with nothing
  on its stack but its own loop, so whoever runs in it starts at the same depth.
- Idle carriers are made where a run begins; they belong to the thread of the interpreter and to
  the depth of the stack they were made at.
- Where more are needed they are made for one fiber, at the depth of whoever starts it.
- `fiber` is whom it runs; None: it is idle, whether that one came to its end or was unwound.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Final

import greenlet

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.explorer.fiber import Fiber

FEWEST: Final = 4  # that stand ready when a run begins
MOST: Final = 64  # that are kept


class Carrier(greenlet.greenlet):  # type: ignore[misc]
    """Runs fibers. `live` runs one to its end and tells which greenlet goes on then."""

    def __init__(self, live: Callable[[Fiber], Any], hub: Any, idle: list[Carrier]) -> None:
        super().__init__(parent=hub)
        self.live = live
        self.idle = idle
        self.fiber: Any = None

    def run(self) -> None:
        """One fiber after the other; but whoever begins with one ends with it."""
        live: Any = self.live
        idle = self.idle
        if self.fiber is not None:
            self.parent = live(self.fiber)
            self.fiber = None
            return
        following: Any = self.parent
        while True:
            idle.append(self)
            following.switch()
            following = live(self.fiber)
            self.fiber = None
            self.gr_context = None  # each thread has variables of its own


class Carriers:
    """Those of one exploration."""

    def __init__(self, live: Callable[[Fiber], Any]) -> None:
        self._live = live
        self._hub: Any = None
        self.idle: list[Carrier] = []

    def begin(self, hub: Any, wanted: int) -> None:
        """A run begins that is likely to need so many."""
        if hub is not self._hub:
            self.forget()
            self._hub = hub
        self._keep(MOST)
        for _ in range(len(self.idle), min(max(wanted, FEWEST), MOST)):
            Carrier(self._live, hub, self.idle).switch()

    def take(self, fiber: Fiber) -> Carrier:
        """One that will run the fiber when it is switched to."""
        found = self.idle.pop() if self.idle else Carrier(self._live, self._hub, self.idle)
        found.fiber = fiber
        return found

    def forget(self) -> None:
        """The next run may begin at another depth of the stack."""
        self._keep(0)

    def _keep(self, most: int) -> None:
        """End the others: what stands in the middle of its own loop is not freed by itself."""
        while len(self.idle) > most:
            carrier = self.idle.pop()
            with contextlib.suppress(greenlet.error, ValueError):  # it belongs to another thread
                carrier.parent = greenlet.getcurrent()
                carrier.throw()
