"""Names the mistake behind a deadlock or a livelock: who waits for what, and since when."""

from __future__ import annotations

from kit.explorer.outcome import Step, Wait
from kit.explorer.report.pattern import Pattern
from kit.explorer.report.phrases import phrase
from kit.explorer.report.trace import Trace
from kit.explorer.report.words import all_of, say

_WAKING = ("notifies", "sets")
_WAKERS = ("notify", "set", "notify_all")
_LOOP_WINDOW = 40


def circle_of(waits: tuple[Wait, ...]) -> tuple[Wait, ...]:
    """The threads that wait for each other in a ring, from the smallest letter; () if none."""
    by_thread = {wait.thread: wait for wait in waits}
    for start in sorted(by_thread):
        ring: list[str] = []
        at: str | None = start
        while at in by_thread and at not in ring:
            ring.append(at)
            at = by_thread[at].holder
        if at == start:
            return tuple(by_thread[letter] for letter in ring)
    return ()


def in_order(waits: tuple[Wait, ...]) -> tuple[Wait, ...]:
    """The waits that explain the deadlock first; a thread that waits for a stuck one last."""
    circle = circle_of(waits)
    stuck = {wait.thread for wait in waits}

    def rank(wait: Wait) -> tuple[int, bool, str]:
        if wait in circle:
            return 0, False, ""
        return 1 + (wait.holder in stuck), wait.thread == "M", wait.thread

    rest = sorted((wait for wait in waits if wait not in circle), key=rank)
    return (*circle, *rest)


def causes(waits: tuple[Wait, ...]) -> tuple[Wait, ...]:
    """The waits without those that only wait for the end or the lock of a stuck thread."""
    circle = circle_of(waits)
    if circle:
        return circle
    stuck = {wait.thread for wait in waits}
    return tuple(wait for wait in in_order(waits) if wait.holder not in stuck) or waits


def deadlock_cause(trace: Trace) -> Pattern | None:
    """The pattern behind a deadlock; None if the witness does not say who waits."""
    if not trace.waits:
        return None
    circle = circle_of(trace.waits)
    if len(circle) == 1:
        return _self_deadlock(trace, circle[0])
    if circle:
        return _circular_wait(trace, circle)
    first = causes(trace.waits)[0]
    if first.holder is not None:
        return _never_given_back(trace, first)
    return _nobody_wakes(trace, first)


def _facts(wait: Wait) -> dict[str, str]:
    return {
        "thread": wait.thread,
        "what": phrase(wait.what),
        "line": f"{wait.line}",
        "holder": wait.holder or "",
    }


def _taken(trace: Trace, thread: str, lock: str) -> tuple[Step, ...]:
    """The thread's last step that took the lock, as a tuple of one; () if it is not seen."""
    taken = [s for s in trace.steps if s.thread == thread and s.verb == "takes"]
    named = [step for step in taken if step.place == lock or lock in step.holds]
    return tuple(named[:1] if len(named) == 1 else [s for s in named if s.place == lock][-1:])


def _ends(trace: Trace, waits: tuple[Wait, ...]) -> tuple[int, ...]:
    return tuple(
        trace.steps[trace.last[wait.thread]].number for wait in waits if wait.thread in trace.last
    )


def _circular_wait(trace: Trace, circle: tuple[Wait, ...]) -> Pattern:
    parts = [f"{wait.thread} -> {phrase(wait.what)}" for wait in circle]
    taken = tuple(s for wait in circle for s in _taken(trace, wait.holder or "", wait.what))
    return Pattern(
        "circular_wait",
        {"circle": " -> ".join([*parts, circle[0].thread])},
        tuple(wait.thread for wait in circle),
        (*(step.number for step in taken), *_ends(trace, circle)),
        tuple(dict.fromkeys(step.location for step in taken)),
    )


def _self_deadlock(trace: Trace, wait: Wait) -> Pattern:
    taken = _taken(trace, wait.thread, wait.what)
    return Pattern(
        "self_deadlock",
        _facts(wait),
        (wait.thread,),
        (*(step.number for step in taken), *_ends(trace, (wait,))),
        tuple(step.location for step in taken),
    )


def _never_given_back(trace: Trace, wait: Wait) -> Pattern:
    taken = _taken(trace, wait.holder or "", wait.what)
    return Pattern(
        "never_given_back",
        _facts(wait),
        (wait.thread, wait.holder or ""),
        (*(step.number for step in taken), *_ends(trace, (wait,))),
        tuple(step.location for step in taken),
    )


def _wakes(step: Step, what: str) -> bool:
    if step.verb in _WAKING:
        return step.place == what
    owner, _, method = step.place.partition("(")[0].strip().rpartition(".")
    words = what.replace("(", " ").replace(".wait", " ").split()
    return method in _WAKERS and owner in words


def _nobody_wakes(trace: Trace, wait: Wait) -> Pattern:
    end = trace.last.get(wait.thread, -1)
    calls = [
        (at, step)
        for at, step in enumerate(trace.steps)
        if step.thread != wait.thread and _wakes(step, wait.what)
    ]
    facts, steps = _facts(wait), _ends(trace, (wait,))
    if not calls or calls[-1][0] > end or end < 0:
        return Pattern("nobody_wakes", facts, (wait.thread,), steps)
    call = calls[-1][1]
    facts |= {"other": call.thread, "call": f"{call.line}"}
    return Pattern(
        "lost_wake_up",
        facts,
        (wait.thread, call.thread),
        (call.number, *steps),
        (call.location,),
        call.number,
        say("mark", "notify"),
    )


def _last_rounds(trace: Trace) -> list[Step]:
    return [step for step in trace.steps[-_LOOP_WINDOW:] if step.line]


def loops_of(trace: Trace) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """(thread, its lines) over the last steps: what is run again and again."""
    lines: dict[str, set[int]] = {}
    for step in _last_rounds(trace):
        lines.setdefault(step.thread, set()).add(step.line)
    for wait in trace.waits:
        if not wait.what or wait.what.startswith("nothing"):
            lines.setdefault(wait.thread, set()).add(wait.line)
    return tuple((thread, tuple(sorted(lines[thread]))) for thread in sorted(lines))


def loop_start(trace: Trace) -> int:
    """Position from which only the lines of the loops are run."""
    lines = {(step.thread, step.line) for step in _last_rounds(trace)}
    at = len(trace.steps)
    while at and (trace.steps[at - 1].thread, trace.steps[at - 1].line) in lines:
        at -= 1
    return at


def line_range(lines: tuple[int, ...]) -> str:
    """``line 5``, ``lines 5-7``, ``lines 5 and 9``, ``lines 5, 7 and 9``."""
    if len(lines) == 1:
        return say("nouns", "line", n=lines[0])
    first, last = lines[0], lines[-1]
    if last - first + 1 == len(lines) or len(lines) > 4:
        return say("nouns", "lines", n=f"{first}-{last}")
    return say("nouns", "lines", n=all_of(tuple(map(str, lines))))


def loop_sentences(trace: Trace) -> str:
    """``A repeats lines 5-7 and B repeats line 12``."""
    loops = loops_of(trace)
    said = [say("stuck", "loop", thread=who, lines=line_range(lines)) for who, lines in loops[:3]]
    if len(loops) > 3:
        letters = all_of(tuple(who for who, _ in loops[3:]))
        said.append(say("stuck", "more", threads=letters))
    return all_of(tuple(said))


def livelock_cause(trace: Trace) -> Pattern:
    """Who repeats which lines."""
    loops = loops_of(trace)
    if not loops:
        return Pattern("livelock_alone")
    key = "livelock" if len(loops) > 1 else "livelock_one"
    threads = tuple(who for who, _ in loops)
    return Pattern(key, {"loops": loop_sentences(trace)}, threads)
