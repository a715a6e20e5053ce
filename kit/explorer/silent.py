"""Silent waits: for the end of threads and for a notification. They are no steps of their own.

Whoever waits silently runs on, inside the step that ends its wait, to its next visible step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.explorer.fiber import Everyone

if TYPE_CHECKING:
    from kit.explorer.fiber import Fiber
    from kit.explorer.scheduler import Scheduler


def wait_for_everyone(s: Scheduler) -> None:
    """The main thread's end: as the interpreter does, wait for all that are no daemons."""
    me = s.current
    while any(not fiber.daemon for fiber in s.live if fiber is not me):
        s.around.clear()
        me.want, me.silent = Everyone, True
        s.hand_over(me)
        me.want, me.silent = None, False


def settle(s: Scheduler, me: Fiber) -> None:
    """Run every silent wait that is over, up to its next visible step."""
    again = True
    while again and not s.ended:
        again = False
        for fiber in s.live:
            if fiber.silent and fiber is not me and not waits(s, fiber):
                fiber.silent = False
                s.advance(fiber, me)
                again = True
                break


def waits(s: Scheduler, fiber: Fiber) -> bool:
    """What it waits for has not happened yet."""
    want = fiber.want
    if want is Everyone:
        return any(not other.daemon for other in s.live if other is not fiber)
    return want is not None and bool(want.taken)
