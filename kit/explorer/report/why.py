"""Names the mistake behind a wrong result or an exception, from the steps alone.

Every pattern is a claim about steps that the reader can see: who looked, who changed in
between, who acted. What the explorer left out of a witness could contradict it, so no
pattern reaches across a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kit.explorer.outcome import Problem, Step
from kit.explorer.report.memory import Memory
from kit.explorer.report.partial import early_reads, early_results, torn_reads
from kit.explorer.report.pattern import Pattern, facts_of
from kit.explorer.report.trace import Trace, alters, looks
from kit.explorer.report.words import say
from kit.plain.width import cut

_MOST_LOST = 16
_ITERATED = ("changed size during iteration", "mutated during iteration", "changed during")


def _lost_update(trace: Trace, look: Step, change: Step, write: Step) -> Pattern:
    value = change.value if change.verb == "writes" else None
    key = "lost_bare" if value is None else "lost"
    return Pattern(
        "lost_update",
        facts_of(trace, look, change, write),
        (look.thread, change.thread),
        (look.number, change.number, write.number),
        (write.location,),
        write.number,
        say("mark", key, other=change.thread, value=cut(value or "", _MOST_LOST)),
    )


def _check_then_act(trace: Trace, look: Step, change: Step, act: Step) -> Pattern:
    return Pattern(
        "check_then_act",
        facts_of(trace, look, change, act),
        (look.thread, change.thread),
        (look.number, change.number, act.number),
        tuple(dict.fromkeys((act.location, look.location))),
        act.number,
        say("mark", "stale", other=change.thread),
    )


def _iterated(trace: Trace, look: Step, change: Step, act: Step) -> Pattern:
    return Pattern(
        "iterated",
        facts_of(trace, look, change, act),
        (look.thread, change.thread),
        (look.number, change.number, act.number),
        tuple(dict.fromkeys((act.location, look.location))),
        act.number,
        say("mark", "iterated", other=change.thread),
    )


def _at_change(trace: Trace, memory: Memory, step: Step) -> Iterator[Pattern]:
    known = memory.of(step.thread)
    look, test = known.looks.get(step.location), known.stale_test(step.location)
    lost = look is not None and look.since and not memory.is_as_it_was(look)
    if look and look.since and lost and step.verb == "writes" and not trace.is_test(look.step):
        yield _lost_update(trace, look.step, look.since, step)
    elif test and test.since:
        yield _check_then_act(trace, test.step, test.since, step)
    memory.changed(step)


def _at_look(trace: Trace, memory: Memory, step: Step) -> Iterator[Pattern]:
    known = memory.of(step.thread)
    look, test = known.looks.get(step.location), known.stale_test(step.location)
    if step.verb == "iterates" and look and look.since:
        if look.step.verb == "iterates":
            yield _iterated(trace, look.step, look.since, step)
    elif test and test.since and not trace.is_test(step):
        yield _check_then_act(trace, test.step, test.since, step)
    memory.looked(step, test=trace.is_test(step))


def _stale_acts(trace: Trace) -> Iterator[Pattern]:
    """Lost updates, check-then-act and iteration, in the order of the act."""
    for steps in trace.stretches():
        memory = Memory()
        for step in steps:
            if not trace.is_shared(step.location):
                continue
            if alters(step):
                yield from _at_change(trace, memory, step)
            elif looks(step):
                yield from _at_look(trace, memory, step)


_FINDERS: tuple[Callable[[Trace], Iterator[Pattern]], ...] = (
    _stale_acts,
    torn_reads,
    early_reads,
    early_results,
)
_FIRST = {"iterated": 0, "lost_update": 1, "check_then_act": 2}


def wrong_result(trace: Trace, location: str | None) -> Pattern | None:
    """The pattern behind a wrong value; the damaged location's own comes first."""
    for find in _FINDERS:
        found = list(find(trace))
        if found:
            return min(
                found,
                key=lambda each: (
                    location is not None and location not in each.locations,
                    _FIRST.get(each.key, 3),
                    each.steps[:2],
                    -each.steps[-1],
                ),
            )
    return None


def exception_cause(trace: Trace, problem: Problem) -> Pattern | None:
    """The pattern that ends in this exception: the line that failed is the late act."""
    last = trace.last.get(problem.thread)
    if last is None:
        return None
    end = trace.steps[last]
    for find in _FINDERS:
        found = [each for each in find(trace) if _ends_in(each, trace, problem, end)]
        if any(text in problem.message for text in _ITERATED):
            found = [each for each in found if each.key == "iterated"] or found
        if found:
            return max(found, key=lambda each: (each.damage or 0, -_FIRST.get(each.key, 3)))
    return None


def _ends_in(pattern: Pattern, trace: Trace, problem: Problem, end: Step) -> bool:
    if pattern.threads[0] != problem.thread:
        return False
    act = next((step for step in trace.steps if step.number == pattern.damage), end)
    lines = {frame.line for frame in problem.frames[-1:]} or {end.line}
    return act is end or act.line in lines
