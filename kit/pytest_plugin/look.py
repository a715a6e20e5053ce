"""What a check looks at: a real run, or one outcome of an exploration.

Reading `value` of something that did not return ends the check with the verdict that names why.
The submission tells what was looked at last: that is what is shown when an assertion fails.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit.plain import show
from kit.pytest_plugin.sentences import phrase, say
from kit.pytest_plugin.verdict import Blamed, Ended, Finding

if TYPE_CHECKING:
    from kit.cell import Leftover, Reply
    from kit.explorer.outcome import Exploration, Outcome, Problem


@dataclass(frozen=True, slots=True)
class Call:
    """The call of a scenario: its text, and the stub that it called."""

    text: str
    stub: str


def call_of(
    scenario: Callable[..., object],
    module: str,
    args: tuple[object, ...],
    told: str | None = None,
) -> Call:
    """``two_deposits(account, 1, 1)``, in at most 70 columns; or as its author tells it."""
    stub = module.rpartition("/")[2]
    if told is not None:
        return Call(told, stub)
    shown = ", ".join((stub.removesuffix(".py"), *(show(each, 40) for each in args)))
    text = f"{getattr(scenario, '__name__', 'the scenario')}({shown})"
    return Call(text if len(text) <= 70 else text[:66] + "...)", stub)


class Look:
    """One result that a check can look at, and what was printed on the way to it."""

    def __init__(self, call: Call, printed: str) -> None:
        self.call = call
        self.printed = printed

    def refuse_todo(self, problem: Problem | None) -> None:
        """Ended when the exception is the stub's own "not implemented"."""
        if problem is None or problem.type != "NotImplementedError" or not problem.frames:
            return
        if problem.frames[-1].path.replace("\\", "/").rpartition("/")[2] == self.call.stub:
            raise Ended(Finding("not-started", say("end", "not_started", stub=self.call.stub)))


class Run(Look):
    """One real run: what came back, what was printed, what is left over."""

    def __init__(self, call: Call, reply: Reply) -> None:
        super().__init__(call, reply.stdout + reply.stderr)
        self.reply = reply
        self.refuse_todo(reply.problem)
        refuse_import(call, reply)

    @property
    def value(self) -> Any:
        """What the scenario returned, as plain data. Ends the check if it did not return."""
        if self.reply.end != "returned":
            raise ending(self.call, self.reply)
        return self.reply.value

    @property
    def raised(self) -> Problem | None:
        """The exception that the scenario raised, or None. Ends the check on any other end."""
        if self.reply.end == "raised":
            return self.reply.problem
        if self.reply.end != "returned":
            raise ending(self.call, self.reply)
        return None

    @property
    def stdout(self) -> str:
        """What the scenario and the submission wrote, capped."""
        return self.reply.stdout

    @property
    def stderr(self) -> str:
        """What they wrote on the error stream, capped."""
        return self.reply.stderr

    @property
    def exit_code(self) -> int | None:
        """The exit status of the process, None if it had none of its own."""
        return self.reply.exit_code

    @property
    def left_behind(self) -> tuple[Leftover, ...]:
        """Processes, threads, files, ... that the call left over."""
        return self.reply.left_behind

    @property
    def returns(self) -> int:
        """How many processes came out of the call."""
        return self.reply.returns


class Seen(Look):
    """One outcome of an exploration: `value`, `raised`, `died`, `stdout`, `schedule`."""

    def __init__(self, call: Call, outcome: Outcome, exploration: Exploration) -> None:
        super().__init__(call, outcome.stdout)
        self.outcome = outcome
        self.exploration = exploration
        self.scenario: Callable[..., object] | None = None
        self.args: tuple[object, ...] = ()
        for problem in (outcome.problem, *outcome.died):
            self.refuse_todo(problem)
        if outcome.problem is not None and _is_at_import(outcome.problem):
            raise not_imported(call, outcome.problem)

    @property
    def value(self) -> Any:
        """What the scenario returned. Ends the check if it raised, got stuck or a thread died."""
        self._refuse_stuck()
        if self.outcome.kind == "raised":
            self._blame_problem(self.outcome.problem)
        if self.outcome.died:
            self._blame_problem(self.outcome.died[0])
        return self.outcome.value

    @property
    def raised(self) -> Problem | None:
        """The exception that the scenario raised, or None. Ends the check if it got stuck."""
        self._refuse_stuck()
        return self.outcome.problem if self.outcome.kind == "raised" else None

    @property
    def died(self) -> tuple[Problem, ...]:
        """Exceptions that ended other threads."""
        return self.outcome.died

    @property
    def stdout(self) -> str:
        """What was printed in this outcome."""
        return self.outcome.stdout

    @property
    def kind(self) -> str:
        """One of returned, raised, deadlock, livelock; to look without ending the check."""
        return self.outcome.kind

    @property
    def schedule(self) -> str:
        """The smallest schedule that leads here."""
        return self.outcome.schedule

    @property
    def switches(self) -> int:
        """How often that schedule goes from one thread to another."""
        return self.outcome.switches

    @property
    def verdict(self) -> str:
        """What it is when a check refuses this outcome: only other threads, or wrong alone."""
        if self.outcome.stuck:
            return self.outcome.kind
        if self.exploration.warnings:
            return "not-reproducible"
        return "wrong" if self.outcome.serial else "race"

    def _refuse_stuck(self) -> None:
        if self.outcome.stuck:
            words = say("end", self.outcome.kind, call=self.call.text)
            raise Blamed(Finding(self.outcome.kind, words, self))

    def _blame_problem(self, problem: Problem | None) -> None:
        words = say("end", "raised", call=self.call.text, raised=raised_words(problem))
        raise Blamed(Finding(self.verdict, words, self, problem))


def raised_words(problem: Problem | None) -> str:
    """``raised ValueError: no``, in one line."""
    if problem is None:
        return say("raised", "bare")
    message = show(problem.message, 60)[1:-1]
    return say("raised", "full" if message else "type", type=problem.type, message=message)


def refuse_import(call: Call, reply: Reply) -> None:
    """Ended when the submission could not even be imported."""
    if reply.end == "does-not-import":
        raise not_imported(call, reply.problem)


def not_imported(call: Call, problem: Problem | None) -> Ended:
    """The error for a submission whose own lines stop its import."""
    words = say("end", "import", stub=call.stub, raised=raised_words(problem))
    return Ended(Finding("does-not-import", words, problem=problem))


def _is_at_import(problem: Problem) -> bool:
    """It comes out of the lines of a module, not out of a call."""
    return bool(problem.frames) and problem.frames[0].function == "<module>"


def ending(call: Call, reply: Reply) -> BaseException:
    """The error for a scenario that neither returned nor was expected to end so."""
    verdict = _ENDS.get(reply.end, "kit-error")
    text = say(
        "end",
        reply.end if reply.end in _ENDS else "other",
        call=call.text,
        end=reply.end,
        raised=raised_words(reply.problem),
        why=say("end", "why", reason=phrase("reasons", reply.reason)) if reply.reason else "",
        returns=reply.returns,
    )
    look = Look(call, reply.stdout + reply.stderr)
    finding = Finding(verdict, text, look, reply.problem, reply.stacks)
    return Blamed(finding) if verdict in ("wrong", "crashed") else Ended(finding)


_ENDS = {
    "raised": "wrong",
    "crashed": "crashed",
    "hung": "hung",
    "forged": "forged",
    "too-big": "wrong",
    "escaped": "wrong",
}
