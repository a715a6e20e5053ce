"""What an exploration means for somebody who only wants to know: is the program right?"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kit.cli.sentences import say
from kit.explorer.outcome import Exploration, Outcome, Problem
from kit.explorer.report import Failure, classify, explain_json
from kit.plain import show

LOST = "lost_update"


def first_failure(exploration: Exploration) -> Outcome | None:
    """The failing outcome with the smallest schedule; None if the program is clean.

    A program fails by an exception in any thread, a deadlock or a livelock. A result that no
    order of whole threads gives is a failure too, if its steps show an update that was lost:
    a correct program may well mix the work of its threads, but it loses nothing.
    """
    for outcome in exploration.outcomes:
        if outcome.kind != "returned" or outcome.died:
            return outcome
    if any(outcome.serial for outcome in exploration.outcomes):
        strange = (each for each in exploration.outcomes if not each.serial and each.witness)
        return next((each for each in strange if _lost_something(each)), None)
    return None


def _lost_something(outcome: Outcome) -> bool:
    failure = Failure(exercise="", verdict="race", outcome=outcome)
    return bool(explain_json(failure)["key"] == LOST)


def _serial(exploration: Exploration) -> tuple[Outcome, ...]:
    """The results that the threads give when they run one after another."""
    return tuple(
        each
        for each in exploration.outcomes
        if each.serial and each.kind == "returned" and not each.died
    )


def failure_of(exploration: Exploration, outcome: Outcome, *, name: str, replay: str) -> Failure:
    """What the report is made from; name is the program's, replay a command."""
    return Failure(
        exercise=name,
        verdict=verdict_of(outcome),
        outcome=outcome,
        serial=tuple(show(each.value) for each in _serial(exploration)),
        covered=exploration.covered,
        replay=replay,
        said=_ended_at(exploration, outcome),
    )


def _ended_at(exploration: Exploration, outcome: Outcome) -> str:
    """For a main program, the first global name whose value is wrong; or ""."""
    if outcome.kind != "returned" or outcome.died or not isinstance(outcome.value, dict):
        return ""
    right = [each.value for each in _serial(exploration) if isinstance(each.value, dict)]
    for name, value in outcome.value.items():
        values = list(dict.fromkeys(show(each[name]) for each in right if name in each))
        if values and show(value) not in values:
            given = say("explore", "or").join(values[:4])
            return say("explore", "ended", name=name, value=show(value), given=given)
    return ""


def verdict_of(failure: Outcome | None) -> str:
    """One of race | deadlock | livelock | exception | clean.

    An assertion that fails also when the threads run one after another is no race.
    """
    if failure is None:
        return "clean"
    verdict = classify(failure)
    return "exception" if verdict == "wrong" else verdict


def error_of(exploration: Exploration, failure: Outcome) -> str:
    """The failure in one line."""
    if failure.stuck:
        return _stuck(failure)
    problem = failure.problem or next(iter(failure.died), None)
    if problem is None:
        strange = f"it returned {show(failure.value)}, which no order of whole threads gives"
        return _ended_at(exploration, failure) or strange
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
        "replay": failure.schedule or None if failure else None,
        "error": error_of(exploration, failure) if failure else None,
        "schedules_per_second": round(exploration.schedules / max(seconds, 1e-9), 1),
        "outcomes": len(exploration.outcomes),
        "warnings": list(exploration.warnings),
        "minimal": failure.minimal if failure else None,
        "races": [asdict(race) for race in exploration.races],
    }
