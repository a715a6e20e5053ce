"""What a switch means: who stops, and what that thread still has in its hands."""

from __future__ import annotations

from kit.explorer.outcome import Outcome, Step
from kit.explorer.report.pattern import Pattern
from kit.explorer.report.phrases import phrase
from kit.explorer.report.trace import Trace, looks
from kit.explorer.report.words import all_of, say, things


def _stale_value(trace: Trace, pattern: Pattern, at: int, thread: str) -> str | None:
    """The value of the named look, if this thread looked and has not acted yet."""
    if thread != pattern.threads[:1][0] or pattern.key != "lost_update":
        return None
    first, last = pattern.steps[0], pattern.steps[-1]
    look = next((step for step in trace.steps if step.number == first), None)
    if look is None or not first <= trace.steps[at].number < last:
        return None
    return look.value


def _position_before(trace: Trace, at: int, thread: str) -> int | None:
    return next((i for i in range(at, -1, -1) if trace.steps[i].thread == thread), None)


def _final(trace: Trace, outcome: Outcome, step: Step) -> str | None:
    """Why a thread that takes no further step stops here, if the witness says so."""
    if outcome.kind == "deadlock" and trace.waits:
        return _for_ever(trace, step)
    if outcome.kind == "livelock" and step.thread not in {wait.thread for wait in trace.waits}:
        return say("switch", "done", thread=step.thread) if trace.waits else None
    problems = [each for each in (outcome.problem, *outcome.died) if each is not None]
    for problem in problems:
        if problem.thread == step.thread:
            return say("switch", "ended", thread=step.thread, type=problem.type)
    if outcome.kind == "returned":
        return say("switch", "done", thread=step.thread)
    return None


def _for_ever(trace: Trace, step: Step) -> str:
    """In a deadlock a thread that takes no further step waits, or it has ended."""
    wait = next((wait for wait in trace.waits if wait.thread == step.thread), None)
    locks = things(step.holds if wait is None else wait.holds)
    if wait is None:
        key = "gone_locked" if locks else "done"
        return say("switch", key, thread=step.thread, locks=locks)
    key = "waiting_locked" if locks else "waiting"
    return say("switch", key, thread=step.thread, place=phrase(wait.what), locks=locks)


def _paused(trace: Trace, pattern: Pattern | None, at: int, step: Step) -> str:
    locks = things(step.holds)
    if step.verb in ("waits", "waits for", "waits at"):
        key = "waiting_locked" if locks else "waiting"
        return say("switch", key, thread=step.thread, place=phrase(step.place), locks=locks)
    held = pattern and pattern.threads and _stale_value(trace, pattern, at, step.thread)
    if not held and looks(step) and step.verb == "reads" and not trace.is_test(step):
        held = step.value
    if held:
        both = all_of((held, *(phrase(each) for each in step.holds)))
        return say("switch", "holding", thread=step.thread, things=both)
    if looks(step) and step.value is not None:
        key = "seen_locked" if locks else "saw"
        facts = {"place": step.place, "value": step.value, "locks": locks}
        return say("switch", key, thread=step.thread, **facts)
    return say("switch", "locked", thread=step.thread, locks=locks) if locks else ""


def pause_sentence(
    trace: Trace, outcome: Outcome, pattern: Pattern | None, *, at: int, thread: str
) -> str:
    """What becomes of `thread` when another one goes on after the step at position `at`.

    "" if it stops with nothing in its hands.
    """
    mine = _position_before(trace, at, thread)
    if mine is None:
        return ""
    step = trace.steps[mine]
    if trace.last[thread] == mine:
        final = _final(trace, outcome, step)
        if final is not None:
            return final
    return _paused(trace, pattern, mine, step)
