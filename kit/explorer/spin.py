"""Loops that wait: told apart from loops that work, made fair, and ended when they never will.

A `while` loop that jumps back while nothing changed (no shared state by anybody, no clock)
lets the others go first. When that happens again and again and nobody changes anything,
the run is a livelock. A loop whose own variables change is working: it gets far more time.
"""

from __future__ import annotations

import sys
import types
from typing import TYPE_CHECKING, Any

from kit.explorer.fiber import FIRST_PATIENCE
from kit.explorer.owners import ALL, own_names

if TYPE_CHECKING:
    from kit.explorer.fiber import Fiber
    from kit.explorer.scheduler import Scheduler

SPIN_LIMIT = 2_000  # jumps in a row that change nothing, by anyone, before a livelock is called
FREE_SPIN_LIMIT = 2_000_000  # the same where long loops run unwatched
LOCAL_SPIN_LIMIT = 50_000  # jumps of a loop that touches nothing and changes no variable
ALONE_SPIN_LIMIT = (
    2_000_000  # the same while only one thread lives, whose accesses are not looked at
)
ALERT = 4_000  # idle jumps of an unwatched loop, before its accesses are looked at again
MOST_ROUNDS = 20_000_000  # of all loops of one run: it is taken to go on for ever
MOST_ROUNDS_AGAIN = 100_000  # the same once that is known
LOOK = 32  # jumps of such a loop between two looks: it may change things to and fro
LOOK_AGAIN = 4  # the same once some such loop was where it was
MOST_VAIN = 50  # such looks while nobody else can do anything but the same: a livelock
PLAIN = (int, str, bool, float)
LOCKING = ("takes", "tries", "gives back")
BUSY_LOOP = 1_000  # jumps of a loop that changes things itself, before the others go first


def round_of(s: Scheduler) -> None:
    """A loop that may be endless goes round once more."""
    s.rounds += 1
    if s.rounds > s.most_rounds:
        goes_on_for_ever(s)


def goes_on_for_ever(s: Scheduler) -> None:
    """So many rounds, and the run ends here; later ones end sooner."""
    s.endless, s.most_rounds = True, MOST_ROUNDS_AGAIN
    s.end("livelock")


def loop(s: Scheduler) -> None:
    """A `while` loop jumps back. One that sees no change lets the others go first."""
    if s.closing:
        s.unwind()
    s.rounds += 1
    if s.rounds > s.most_rounds:
        goes_on_for_ever(s)
    me = s.current
    me.jumps += 1
    if me.seen_progress != s.progress:
        if me.seen_progress - me.seen_own == s.progress - me.own and me.jumps < BUSY_LOOP:
            me.seen_progress, me.seen_own = s.progress, me.own
            if me.jumps % (LOOK_AGAIN if s.vain else LOOK) == 0 and s.depth is None and not s.alone:
                tries_again(s, me)
            return  # it changes things itself: no waiting loop, unless it goes on and on
        me.seen_progress, me.seen_own = s.progress, me.own
        if me.jumps >= BUSY_LOOP:
            me.jumps, me.touched = 0, True
            let_others_go(s, me)
        me.jumps, me.patience, me.touched = 0, FIRST_PATIENCE, False
        if me.alert:
            me.alert = False
        s.idle_jumps = s.idle_timers = 0
    elif me.jumps >= me.patience:
        spin(s, me)


def spin(s: Scheduler, me: Fiber) -> None:
    """The loop has jumped back `patience` times and nothing has changed."""
    jumps, touched, same = me.jumps, me.touched, same_variables(me)
    if not touched and not s.any_saturated:
        me.patience = min(me.patience * 2, 1 << 16) if same else me.patience + jumps
        s.idle_jumps = s.idle_jumps + jumps if same else 0
        me.jumps = 0 if same else jumps
        if s.idle_jumps > (ALONE_SPIN_LIMIT if s.alone else LOCAL_SPIN_LIMIT):
            s.end("livelock")
        return
    s.idle_jumps += jumps
    if same and s.any_saturated and s.idle_jumps > ALERT and me.alert is None:
        look_again(s, me)
    watched = me.alert is True or not s.any_saturated
    if s.idle_jumps > (SPIN_LIMIT if same and watched else FREE_SPIN_LIMIT):
        s.end("livelock")
    me.patience = min(me.patience * 2, 1 << 16)
    me.jumps, me.touched = 0, False
    let_others_go(s, me)


def look_again(s: Scheduler, me: Fiber) -> None:
    """Does this unwatched loop really change nothing? For a while its accesses report again."""
    me.alert = True
    for site in me.saturated:
        site.gate[:] = (1,)
    me.saturated.clear()
    s.idle_jumps = 0


def let_others_go(s: Scheduler, me: Fiber) -> None:
    """Everybody who can run comes first."""
    if not s.alone:
        s.turns += 1
        s.around.clear()
        me.wake, me.turn = -1, s.turns
        s.hand_over(me)


def tries_again(s: Scheduler, me: Fiber) -> None:
    """A loop that changes things itself, but is where it was: all that it uses has its old value.

    As when somebody tries again and again to exchange a value that another one took.
    """
    frame = sys._getframe(3)  # noqa: SLF001  here <- loop() <- on_loop() <- the program
    now = (frame.f_code, *frame.f_locals.values(), *values_of(s.log[-LOOK:], me.index))
    same, me.snapshot = alike(now, me.snapshot), now
    if not same:
        return
    if not any(fiber is not me and is_awake(fiber) for fiber in s.live):
        s.vain, me.vain = (s.vain + 1 if alike(now, me.vain) else 0), now
        if s.vain > MOST_VAIN:
            s.end("livelock")
    let_others_go(s, me)


def alike(now: tuple[Any, ...], before: tuple[Any, ...]) -> bool:
    """Each is the same object as before, or an equal number or text. Asks no code of the program.

    The objects themselves are compared: the address of one that is gone would be used again.
    """
    return len(now) == len(before) and all(
        one is other or (type(one) in PLAIN and type(one) is type(other) and one == other)
        for one, other in zip(now, before, strict=True)
    )


def is_awake(fiber: Fiber) -> bool:
    """It neither sleeps nor spins nor waits."""
    return fiber.wake is None and (fiber.want is None or not fiber.want.taken)


def values_of(log: list[Any], thread: int) -> list[Any]:
    """What stands now in the places that the thread touched last; what is not known is new."""
    places = {
        (id(owner), part): (owner, site is None)
        for index, site, owner, part, _ in log
        if index == thread and not (site is None and part in LOCKING)
    }
    found: list[Any] = []
    for (_, part), (owner, unknown) in places.items():
        if type(owner) in (list, dict, set) and part == ALL:
            found += (len(owner), *owner)
        else:
            found.append(object() if unknown else _value(owner, part))
    return found


def _value(owner: Any, part: Any) -> Any:
    try:
        return owner[part] if type(owner) in (list, dict) else _attribute(owner, part)
    except (LookupError, AttributeError, TypeError):
        return object()


def _attribute(owner: Any, part: str) -> Any:
    if type(owner) is str:
        return vars(sys.modules[owner])[part]
    names = own_names(owner)
    if part in names:
        return names[part]
    holder = next((kind for kind in type(owner).__mro__ if part in vars(kind)), object)
    found = vars(holder)[part]
    return found.__get__(owner) if type(found) is types.MemberDescriptorType else found


def same_variables(me: Fiber) -> bool:
    """No variable of the looping function has changed since the last look."""
    frame = sys._getframe(4)  # noqa: SLF001  here <- spin() <- loop() <- on_loop() <- the program
    now = (frame.f_code, *frame.f_locals.values())
    same, me.snapshot = alike(now, me.snapshot), now
    return same
