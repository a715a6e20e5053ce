"""What an exploration means for somebody who only wants to know: is the program right?"""

from __future__ import annotations

from typing import Any

from kit.explorer.outcome import Exploration, Outcome, Problem
from kit.explorer.report import classify
from kit.plain import show


def first_failure(exploration: Exploration) -> Outcome | None:
    """The failing outcome with the smallest schedule; None if the program is clean.

    A program fails by an exception in any thread, a deadlock or a livelock, and also by a
    result that no order of whole threads gives while some order of them gives a result.
    """
    for outcome in exploration.outcomes:
        if outcome.kind != "returned" or outcome.died:
            return outcome
    if any(outcome.serial for outcome in exploration.outcomes):
        return next((each for each in exploration.outcomes if not each.serial), None)
    return None


def serial_values(exploration: Exploration) -> tuple[str, ...]:
    """Short texts of what the threads give when they run one after another."""
    return tuple(
        show(each.value)
        for each in exploration.outcomes
        if each.serial and each.kind == "returned" and not each.died
    )


def verdict_of(failure: Outcome | None) -> str:
    """One of race | deadlock | livelock | exception | clean.

    An assertion that fails also when the threads run one after another is no race.
    """
    if failure is None:
        return "clean"
    verdict = classify(failure)
    return "exception" if verdict == "wrong" else verdict


def error_of(failure: Outcome | None) -> str | None:
    """The failure in one line."""
    if failure is None:
        return None
    if failure.kind in ("deadlock", "livelock"):
        return _stuck(failure)
    problem = failure.problem or next(iter(failure.died), None)
    if problem is None:
        return f"the result {show(failure.value)}, which no order of whole threads gives"
    return _in_one_line(problem)


def _stuck(failure: Outcome) -> str:
    waits = failure.witness.waits if failure.witness else ()
    stuck = [
        f"{wait.thread} waits for {wait.what}" + (f", held by {wait.holder}" if wait.holder else "")
        for wait in waits
    ]
    return ": ".join((failure.kind, "; ".join(stuck))) if stuck else failure.kind


def _in_one_line(problem: Problem) -> str:
    where = f" ({problem.frames[-1].path}:{problem.frames[-1].line})" if problem.frames else ""
    message = f": {problem.message}" if problem.message else ""
    thread = "" if problem.thread == "M" else f" in thread {problem.thread}"
    return f"{problem.type}{message}{thread}{where}"


def as_fields(exploration: Exploration, seconds: float) -> dict[str, Any]:
    """The fields of `kit explore --json`; seconds is the time that the exploration took."""
    failure = first_failure(exploration)
    return {
        "verdict": verdict_of(failure),
        "complete": exploration.complete,
        "covered": exploration.covered,
        "schedules": exploration.schedules,
        "first_failure": failure.first_seen if failure else None,
        "preemptions": failure.preemptions if failure else None,
        "switches": failure.switches if failure else None,
        "replay": failure.schedule if failure else None,
        "error": error_of(failure),
        "schedules_per_second": round(exploration.schedules / max(seconds, 1e-9), 1),
        "outcomes": len(exploration.outcomes),
        "warnings": list(exploration.warnings),
    }
