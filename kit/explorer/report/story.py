"""One failure made ready to be told: its steps, its pattern and the places worth a column."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kit.explorer.outcome import Outcome, Problem, Step
from kit.explorer.report.failure import Failure
from kit.explorer.report.pattern import Pattern
from kit.explorer.report.stuck import deadlock_cause, livelock_cause
from kit.explorer.report.trace import LOCKING, Trace, alters, read_trace, value_after
from kit.explorer.report.why import exception_cause, wrong_result
from kit.explorer.report.words import any_of, say
from kit.plain import show
from kit.plain.width import cut

_MOST_RESULT, _MOST_SERIAL = 40, 24
_SURE = 8
_WITHOUT_VALUES = ("circular_wait", "self_deadlock", "never_given_back")


@dataclass(frozen=True)
class Place:
    """A location with the name that the source gives it."""

    location: str
    name: str


@dataclass(frozen=True)
class Story:
    """What the report tells.

    ended   the one shared place whose last value is the program's result, if there is one
    places  the places that get a column of values, the damaged one first
    """

    failure: Failure
    trace: Trace
    problem: Problem | None
    ended: Place | None
    pattern: Pattern | None
    places: tuple[Place, ...]

    @property
    def result(self) -> str:
        """Short text of the outcome."""
        return result_of(self.failure.outcome)


def problem_of(outcome: Outcome) -> Problem | None:
    """The exception that the outcome is about: that of a thread before that of the program."""
    return next(iter(outcome.died), None) if outcome.problem is None else outcome.problem


def problem_text(problem: Problem) -> str:
    """``KeyError: 'x'``."""
    key = "error" if problem.message else "error_bare"
    return say("step", key, type=problem.type, message=problem.message)


def result_of(outcome: Outcome) -> str:
    """Short text of what the program gave."""
    problem = problem_of(outcome)
    return problem_text(problem) if problem is not None else show(outcome.value, _MOST_RESULT)


def _last_values(trace: Trace) -> dict[Place, str | None]:
    values: dict[str, tuple[Place, str | None]] = {}
    for step in trace.steps:
        if trace.is_shared(step.location) and alters(step):
            values[step.location] = (
                Place(step.location, trace.name_of(step.location)),
                value_after(step),
            )
    return dict(values.values())


def _ended(trace: Trace, outcome: Outcome) -> Place | None:
    """The place that ended at the result; None if no or several places did."""
    if outcome.kind != "returned" or outcome.died or outcome.value is None:
        return None
    text = show(outcome.value)
    found = [p for p, value in _last_values(trace).items() if value and _same(value, text)]
    return found[0] if len(found) == 1 else None


def _same(one: str, two: str) -> bool:
    """Two short texts of one value; either may have been cut."""
    if one == two:
        return True
    length = min(len(text.removesuffix("...")) for text in (one, two))
    cut_off = one.endswith("...") or two.endswith("...")
    return cut_off and length > _SURE and one[:length] == two[:length]


def serial_text(failure: Failure) -> str:
    """``0``, ``0 or 5``: what whole calls give."""
    return any_of(tuple(cut(text, _MOST_SERIAL) for text in failure.serial))


def _acting(trace: Trace, problem: Problem | None) -> tuple[str, ...]:
    """All threads, but a main thread that only watches two others is left out."""
    names = trace.names()
    watches = len(names) > 2 and (problem is None or problem.thread != "M")
    return tuple(name for name in names if name != "M") if watches else names


def _unclassified(failure: Failure, trace: Trace) -> Pattern:
    outcome, problem = failure.outcome, problem_of(failure.outcome)
    threads = _acting(trace, problem)
    if problem is not None:
        frame = problem.frames[-1] if problem.frames else None
        where = say("nouns", "line", n=frame.line) if frame else say("nouns", "end")
        key = "exception_alone" if outcome.serial else "exception"
        facts = {"thread": problem.thread, "where": where, "type": problem.type}
        return Pattern(key, facts, threads)
    alone = outcome.serial or failure.verdict == "wrong"
    return Pattern("wrong" if alone else "order" if trace.steps else "unseen", {}, threads)


def _pattern(failure: Failure, trace: Trace, ended: Place | None) -> Pattern | None:
    outcome, problem = failure.outcome, problem_of(failure.outcome)
    if outcome.kind == "deadlock":
        return deadlock_cause(trace)
    if outcome.kind == "livelock":
        return livelock_cause(trace)
    found: Pattern | None = None
    if not outcome.serial and failure.verdict != "wrong":
        if problem is not None and problem.type != "AssertionError":
            found = exception_cause(trace, problem)
        else:
            found = wrong_result(trace, ended.location if ended else None)
    return found or _unclassified(failure, trace)


def _has_values(trace: Trace, location: str) -> bool:
    return any(value_after(s) is not None for s in trace.on(location) if s.verb not in LOCKING)


def _busiest(trace: Trace) -> list[str]:
    """Shared locations with known values, the most often touched first."""
    touched: Counter[str] = Counter(s.location for s in trace.steps if _worth_a_column(trace, s))
    return [location for location, _ in touched.most_common()]


def _worth_a_column(trace: Trace, step: Step) -> bool:
    return trace.is_shared(step.location) and _has_values(trace, step.location)


def _places(trace: Trace, pattern: Pattern | None, ended: Place | None) -> tuple[Place, ...]:
    if pattern is not None and pattern.key in _WITHOUT_VALUES:
        return ()
    wanted = [*(pattern.locations if pattern else ()), *([ended.location] if ended else ())]
    named = [each for each in dict.fromkeys(wanted) if each and _has_values(trace, each)]
    chosen = named[:2] or _busiest(trace)[:1]
    return tuple(Place(location, trace.name_of(location)) for location in chosen)


def tell(failure: Failure) -> Story:
    """The story of a failure."""
    trace = read_trace(failure.outcome.witness)
    ended = _ended(trace, failure.outcome)
    pattern = _pattern(failure, trace, ended)
    places = _places(trace, pattern, ended)
    return Story(failure, trace, problem_of(failure.outcome), ended, pattern, places)
