"""What a report is about: one failing outcome, and what it should have been."""

from __future__ import annotations

from dataclasses import dataclass

from kit.explorer.outcome import Outcome
from kit.plain import show

VERDICTS = ("race", "deadlock", "livelock", "exception", "wrong")


@dataclass(frozen=True, slots=True)
class Failure:
    """One failing outcome with its witness, ready to be shown.

    exercise  its name, for the header
    verdict   one of `VERDICTS`; see `classify`
    serial    short texts of what whole calls give, one after another; () if not known
    covered   what was explored, in words, or ""
    replay    the command line that runs this schedule again, or ""
    hint      the question that helps; None for the one that fits the pattern, "" for none
    command   how to get the next hint: ``kit hint account (1 of 3)``, or ""
    said      what the judge says in place of the first sentence, in at most 5 lines, or ""
    """

    exercise: str
    verdict: str
    outcome: Outcome
    serial: tuple[str, ...] = ()
    covered: str = ""
    replay: str = ""
    hint: str | None = None
    command: str = ""
    said: str = ""


def _only_an_assertion(outcome: Outcome) -> bool:
    problems = [problem for problem in (outcome.problem, *outcome.died) if problem is not None]
    return all(problem.type == "AssertionError" for problem in problems)


def classify(outcome: Outcome, serial: tuple[str, ...] = ()) -> str:
    """The verdict on an outcome that is known to be a failure.

    An assertion that whole calls never break is the program's own way to say that its
    result is wrong, so it counts as a race; any other exception is named as one.
    """
    if outcome.stuck:
        return outcome.kind
    raised = outcome.kind == "raised" or bool(outcome.died)
    if raised and not _only_an_assertion(outcome):
        return "exception"
    if outcome.serial or (not raised and show(outcome.value) in serial):
        return "wrong"
    return "race"
