"""Races: two accesses to the same place that nothing orders, and one of them changes it.

Found in runs that may well have ended as they should. What orders two steps: locks, events,
queues, conditions, barriers, semaphores, starts and joins; not time, and not luck. That is
information about the program, no failure: whether the order matters the outcomes tell.

Source: FastTrack (Flanagan and Freund, PLDI 2009), with the happens-before relation of
`kit.explorer.order` in place of vector clocks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kit.explorer.calls import FILES
from kit.explorer.fiber import letter_of
from kit.explorer.order import Order
from kit.explorer.outcome import Access, Race
from kit.explorer.owners import ALL
from kit.explorer.scheduler import SCHEDULER
from kit.explorer.strategies.bounded import Bounded
from kit.explorer.trace import Footprint, Tracer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.explorer.runner import Runner
    from kit.explorer.site import Site

RUNS, STEPS = 4, 4_000  # runs without preemption that are looked at; steps of all of them
KEYED = re.compile(r"\.(get|pop|setdefault|__\w+__|add|discard|remove)\(")
MOST = 20  # races that are told


def races_of(runner: Runner) -> tuple[Race, ...]:
    """What races in the first few orders of whole threads, by line."""
    found: dict[tuple[Any, ...], Race] = {}
    strategy, steps = Bounded(preemptions=0), 0
    for _ in range(0 if runner.unwatched else RUNS):
        if steps > STEPS or not strategy.start_run():
            break
        tracer = SCHEDULER.tracer = Tracer(code=False)
        try:
            steps += len(runner.run(strategy).steps)
        finally:
            SCHEDULER.follow_nobody()
        for one, other in _pairs(tracer.steps):
            race = Race(*sorted((one, other), key=lambda each: (each.path, each.line)))
            place = (race.one.path, race.one.line, race.other.path, race.other.line)
            found.setdefault(place, race)
    return tuple(race for _, race in sorted(found.items()))[:MOST]


def _pairs(steps: list[Footprint]) -> Iterator[tuple[Access, Access]]:
    """All accesses that race with an earlier one, each with the latest such access."""
    order = Order()
    latest: dict[Any, dict[tuple[int, Any, bool], tuple[int, Site]]] = {}
    for number, step in enumerate(steps):
        sync = _sync_of(step)
        met, _ = order.met_by(sync, thread=step.thread)
        order.add(sync, met)
        for (owner, part), (site, changes) in step.sites.items():
            if owner == id(FILES):
                continue
            accesses = latest.setdefault(owner, {})
            for (thread, other_part, changed), (place, other) in accesses.items():
                if (
                    thread != step.thread
                    and (changes or changed)
                    and (part == other_part or ALL in (part, other_part))
                    and not order.before[number] >> place & 1
                    and not _one_step_each(site, other)
                ):
                    yield _access(other, thread, changed), _access(site, step.thread, changes)
            accesses[step.thread, part, changes] = (number, site)


def _one_step_each(one: Site, other: Site) -> bool:
    """Methods of containers: each is one step of the interpreter, or touches one key of many."""
    methods = [site for site in (one, other) if site.verb == "calls"]
    return len(methods) == 2 or any(KEYED.search(site.text) for site in methods)


def _sync_of(step: Footprint) -> Footprint:
    """The step with nothing but what orders it."""
    places = {
        key: changes
        for key, changes in step.places.items()
        if key[0] in ("lock", "end") or key[1] == "sync"
    }
    return Footprint(step.thread, places, riders=step.riders)


def _access(site: Site, thread: int, changes: bool) -> Access:  # noqa: FBT001
    return Access(letter_of(thread), site.path, site.line, site.verb, site.text, changes)
