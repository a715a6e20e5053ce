"""Who may take the next step: the options that a strategy chooses from.

The first is the default: go on, else the lowest thread that is awake. Whoever sleeps or
spins comes last, and only if that can matter; when nobody is awake, time passes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kit.explorer.fiber import Fiber
    from kit.explorer.scheduler import Scheduler

TIMER_LIMIT = 400  # timers in a row that change nothing
STRETCH = 8  # so many sleeps in vain, and the next ones take twice as long


def options(
    s: Scheduler, me: Fiber, awake: list[Fiber], asleep: list[Fiber], *, stay: bool
) -> list[Fiber]:
    """Who may be chosen, the default first: go on, else the lowest; sleepers last."""
    if awake:
        s.free = 1
        if len(awake) == 1 and not asleep:
            return awake
        if stay and awake[0] is not me:
            place = awake.index(me)
            awake = awake[place:] + awake[:place]
        if len(awake) > 2 and s.symmetry and not s.identity_matters:
            awake = without_twins(awake)
        if not stay:
            s.free = len(awake)
        return awake + early(s, asleep) if asleep else awake
    timed = timers(s, asleep)
    s.free = len(timed)
    return timed


def remember(s: Scheduler, me: Fiber, awake: list[Fiber], options: list[Fiber]) -> None:
    """As long as all others wait for ends only, the options of who stays remain as they are."""
    if (len(awake) < 3 or all_have_begun(awake)) and all(
        fiber.want is None or fiber.silent for fiber in s.live
    ):
        s.around[me] = options


def early(s: Scheduler, asleep: list[Fiber]) -> list[Fiber]:
    """Who may be woken though others are awake: the first sleeper, and timers that are due.

    Not again and again: who was woken early waits until another thread has made progress.
    """
    first = first_sleeper(asleep) if asleep else None
    found = []
    for fiber in asleep:
        due = fiber.deadline is not None or (fiber.wake is not None and -1 < fiber.wake <= s.now)
        if (fiber is first or due) and fiber.early != s.progress - fiber.own:
            found.append(fiber)
    return found


def without_twins(awake: list[Fiber]) -> list[Fiber]:
    """Of threads that do the same and have not begun, only the first is a choice."""
    if all_have_begun(awake):
        return awake
    seen: set[Any] = set()
    kept = []
    for fiber in awake:
        if fiber.twin is not None and fiber.step_count == 0:
            if fiber.twin in seen:
                continue
            seen.add(fiber.twin)
        kept.append(fiber)
    return kept


def all_have_begun(awake: list[Fiber]) -> bool:
    """Each of them has taken a step."""
    return all(fiber.step_count for fiber in awake)


def first_sleeper(asleep: list[Fiber]) -> Fiber:
    """Whose time comes first; a spinner only if nobody really sleeps."""
    sleepers = [fiber for fiber in asleep if fiber.wake != -1]
    if sleepers:
        return min(sleepers, key=due)
    return min(asleep, key=lambda fiber: fiber.turn)


def timers(s: Scheduler, asleep: list[Fiber]) -> list[Fiber]:
    """Nobody is awake: the next timer, or the spinner that has waited longest."""
    timed = [f for f in asleep if f.wake != -1]  # sleepers, and time-outs that are due
    timed += [f for f in s.live if f.deadline is not None and f not in asleep]
    spinners = [fiber for fiber in asleep if fiber.wake == -1]
    first = min(timed, key=due, default=None)
    spinner = min(spinners, key=lambda fiber: fiber.turn, default=None)
    if first is None:
        return [spinner] if spinner is not None else []
    if spinner is not None and spinner.turn < first.turn:
        return [spinner]
    when = due(first)[0]
    return [first] + [f for f in timed if f is not first and due(f)[0] == when]


def due(fiber: Fiber) -> tuple[float, int]:
    """When it wakes or its wait times out; equal times in the order of falling asleep."""
    when = fiber.wake if fiber.wake is not None else fiber.deadline
    assert when is not None  # noqa: S101
    return when, fiber.turn


def wake(s: Scheduler, fiber: Fiber, *, early: bool) -> None:
    """A sleeper or a timed wait was chosen: move the clock, count timers without progress.

    Not for a pause that is over early, while others are awake: their time-outs are not. (An event
    loop that sleeps looks at the clock.)
    """
    want = fiber.want
    when = fiber.wake
    if fiber.deadline is not None and want is not None and want.taken:
        fiber.fired, fiber.want, when = True, None, fiber.deadline
        if early and fiber.hasty and fiber.loop is None:
            when = None
    fiber.early = s.progress - fiber.own
    fiber.wake = fiber.deadline = None
    if when is None or when == -1:
        return
    s.now = max(s.now, when)
    if fiber.seen_progress != s.progress:
        fiber.seen_progress, fiber.polls = s.progress, 0
        s.idle_timers = 0
    fiber.polls += 1
    s.idle_jumps = s.vain = 0
    s.idle_timers += 1
    if s.idle_timers > TIMER_LIMIT:
        s.ended = "livelock"


def exchange_gates(before: Fiber, after: Fiber) -> None:
    """Where loops run unwatched: each thread has seen other sites often enough."""
    for site in before.saturated - after.saturated:
        site.gate.append(1)
    for site in after.saturated - before.saturated:
        site.gate.clear()


def stretched(fiber: Fiber, seconds: float) -> float:
    """Who sleeps in vain sleeps longer and longer, so that polling ends in few rounds."""
    return seconds * 2.0 ** min(fiber.polls // STRETCH, 200) if fiber.polls >= STRETCH else seconds
