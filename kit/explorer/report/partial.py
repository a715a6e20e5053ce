"""Looks that come at the wrong time: at half of a change, or before there is anything to see."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from kit.explorer.outcome import Step
from kit.explorer.report.pattern import Pattern, facts_of
from kit.explorer.report.trace import Trace, alters, looks
from kit.explorer.report.words import say


def torn_reads(trace: Trace) -> Iterator[Pattern]:
    """Two looks of one thread at two places that another thread changed in part."""
    for steps in trace.stretches():
        shared = [step for step in steps if trace.is_shared(step.location)]
        for reader in sorted({step.thread for step in shared}):
            mine = [step for step in shared if step.thread == reader]
            for first, second in pairwise(mine):
                if looks(first) and looks(second) and first.location != second.location:
                    yield from _torn_pair(trace, shared, first, second)


def _torn_pair(trace: Trace, shared: list[Step], first: Step, second: Step) -> Iterator[Pattern]:
    start, end = shared.index(first), shared.index(second)
    for other in sorted({step.thread for step in shared} - {first.thread}):
        theirs = [(at, step) for at, step in enumerate(shared) if step.thread == other]
        ones = [(at, step) for at, step in theirs if _changes(step, first)]
        twos = [(at, step) for at, step in theirs if _changes(step, second)]
        late = [step for at, step in ones if at > start]
        inside = [step for at, step in twos if start < at < end]
        if late and inside:
            yield _torn_read(trace, first, second, inside[-1], late[0])
        before = [step for at, step in ones if at < start]
        after = [step for at, step in twos if at > end]
        untouched = not any(at < start for at, _ in twos) and not inside and not late
        if before and after and untouched:
            yield _torn_half(trace, first, second, before[-1], after[0])


def _changes(step: Step, look: Step) -> bool:
    return alters(step) and step.location == look.location


def _torn_read(trace: Trace, first: Step, second: Step, inside: Step, late: Step) -> Pattern:
    return Pattern(
        "torn_read",
        {
            **facts_of(trace, first, inside, second),
            "second": trace.name_of(second.location),
            "reread": f"{second.number:,}",
            "changed": trace.name_of(inside.location),
        },
        (first.thread, inside.thread),
        (first.number, inside.number, second.number, late.number),
        (first.location, second.location),
        second.number,
        say("mark", "torn"),
    )


def _torn_half(trace: Trace, first: Step, second: Step, before: Step, after: Step) -> Pattern:
    return Pattern(
        "torn_half",
        {
            **facts_of(trace, first, before, second),
            "second": trace.name_of(second.location),
            "reread": f"{second.number:,}",
            "before": f"{before.number:,}",
            "after": f"{after.number:,}",
        },
        (first.thread, before.thread),
        (before.number, first.number, second.number, after.number),
        (first.location, second.location),
        second.number,
        say("mark", "torn"),
    )


def early_reads(trace: Trace) -> Iterator[Pattern]:
    """A look at a place that another thread writes first, and only later."""
    if trace.gaps:
        return
    places = sorted(trace.steps, key=lambda step: step.location)
    for location, group in groupby(places, key=lambda step: step.location):
        if trace.is_shared(location):
            yield from _early_read(trace, list(group))


def _early_read(trace: Trace, steps: list[Step]) -> Iterator[Pattern]:
    write = next((step for step in steps if alters(step)), None)
    if write is None:
        return
    at = steps.index(write)
    for read in steps[:at]:
        again = any(step.thread == read.thread for step in steps[at:])
        if looks(read) and not again:
            yield _early("early_read", trace, read, write)


def early_results(trace: Trace) -> Iterator[Pattern]:
    """The main thread's last look at a place that another thread changes later."""
    for steps in trace.stretches():
        for location in dict.fromkeys(step.location for step in steps):
            here = [step for step in steps if step.location == location]
            mine = [at for at, step in enumerate(here) if step.thread == "M"]
            late = [step for step in here[mine[-1] :] if alters(step)] if mine else []
            if late and looks(here[mine[-1]]):
                yield _early("too_early", trace, here[mine[-1]], late[0])


def _early(key: str, trace: Trace, read: Step, write: Step) -> Pattern:
    return Pattern(
        key,
        facts_of(trace, read, write, read) | {"write": f"{write.number:,}"},
        (read.thread, write.thread),
        (read.number, write.number),
        (read.location,),
        read.number,
        say("mark", "early" if key == "early_read" else key, other=write.thread),
    )
