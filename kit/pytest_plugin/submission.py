"""The fixture `submission`: what a check asks about one stub. Nothing of it is imported here."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kit.plain import dump
from kit.pytest_plugin.look import Call, Look, Run, Seen, call_of, ending, refuse_import
from kit.pytest_plugin.verdict import Blamed, Ended, Finding

if TYPE_CHECKING:
    from kit.cell import Cell, Reply
    from kit.explorer.outcome import Exploration, Outcome

SCHEDULES: Final = 2_000
DEADLINE: Final = 20.0
"""Seconds of a run for which the check names none; the cell's own."""


@dataclass(frozen=True, slots=True)
class Exploring:
    """One question to the explorer."""

    scenario: Callable[..., object]
    args: tuple[object, ...]
    schedules: int
    replay: str | None

    @property
    def key(self) -> object:
        """Equal for questions that have the same answer."""
        try:
            return self.scenario, dump(list(self.args)), self.schedules, self.replay
        except TypeError:
            return object()


class Submission:
    """One stub beside one check.

    module      the stub, from the submission's folder: ``07_lock/account.py``
    replay      run this schedule only, or None
    patience    deadlines are so many times longer
    last        what the check looked at last
    fitted      a schedule to replay has fitted a scenario
    schedules   how many were run for this check
    complete    these were all there are
    note        a few words for the board, or ""
    """

    def __init__(
        self,
        module: str,
        open_cell: Callable[[], Cell],
        *,
        replay: str | None = None,
        patience: float = 1.0,
    ) -> None:
        self.module = module
        self.replay = replay
        self.patience = patience
        self.last: Look | None = None
        self.fitted = False
        self.schedules = 0
        self.complete = True
        self.note = ""
        self._asked: Exploring | None = None
        self._again: Callable[[], Reply] | None = None
        self._open_cell = open_cell
        self._known: dict[object, Exploration] = {}

    def __repr__(self) -> str:
        return f"<submission {self.module}>"

    def run(self, scenario: Callable[..., object], *args: object, **options: Any) -> Run:
        """One real run of ``scenario(module, *args)`` with real threads and processes.

        options   deadline (seconds), stdin, start_method: as the cell takes them
        """
        call = call_of(scenario, self.module, args)
        given = {name: value for name, value in options.items() if value is not None}
        if self.patience != 1.0:
            given["deadline"] = self.patience * given.get("deadline", DEADLINE)
        self.last = None
        run = functools.partial(self._open_cell().run, self.module, scenario, *args, **given)
        self._again = functools.partial(run, record=True)
        self.last = Run(call, run())
        return self.last

    def recorded(self) -> tuple[Reply, Reply] | None:
        """The run that was looked at last, and the same once more, in which processes take notes.

        None if something else was looked at.
        """
        if self._again is None or not isinstance(self.last, Run):
            return None
        return self.last.reply, self._again()

    def every_schedule(
        self,
        scenario: Callable[..., object],
        *args: object,
        schedules: int = SCHEDULES,
        replay: str | None = None,
        told: str | None = None,
    ) -> Iterator[Seen]:
        """All distinct outcomes of ``scenario(module, *args)``, the smallest schedule first.

        schedules  most schedules to run
        replay     run this one only, or the nearest one that the scenario allows; the answer is
                   wrong when it is no schedule
        told       the call in words, where its arguments say little
        """
        call = call_of(scenario, self.module, args, told)
        self.last = None
        if replay is not None:
            _refuse_no_schedule(replay)
        asked = self.replay if replay is None else replay
        exploring = self._asked = Exploring(scenario, args, schedules, asked)
        exploration = self._explore(call, exploring)
        for outcome in exploration.outcomes:
            if replay is None and self.replay is not None and not _fits(self.replay, outcome):
                continue
            self.fitted = True
            self.last = seen = Seen(call, outcome, exploration)
            seen.scenario, seen.args = scenario, args
            yield seen

    def states(self, seen: Seen, *, most: int) -> dict[str, Any] | None:
        """The states around the schedule of this outcome, packed; None if they cannot be had."""
        if seen.scenario is None:
            return None
        schedule = seen.schedule or "-"
        reply = self._open_cell().graph(
            self.module, seen.scenario, *seen.args, replay=schedule, states=most
        )
        return reply.value if reply.end == "returned" and type(reply.value) is dict else None

    @property
    def asked(self) -> Exploring | None:
        """The exploration that was asked for last."""
        return self._asked

    @property
    def has_switches(self) -> bool:
        """In what was looked at last, threads take turns or wait for each other."""
        last = self.last
        return isinstance(last, Seen) and (last.switches > 0 or last.kind == "deadlock")

    def graph(self, *, states: int) -> dict[str, Any] | None:
        """The states around the schedule that was looked at last, packed; None if there is none."""
        if self._asked is None or not isinstance(self.last, Seen):
            return None
        asked, replay = self._asked, self.last.schedule or "-"
        reply = self._open_cell().graph(
            self.module, asked.scenario, *asked.args, replay=replay, states=states
        )
        return reply.value if reply.end == "returned" else None

    def _explore(self, call: Call, exploring: Exploring) -> Exploration:
        """Explorations are deterministic, so one that was made before is not made again."""
        key = exploring.key
        if key not in self._known:
            self._known[key] = found = self._ask(call, exploring)
            self.schedules += found.schedules
            self.complete &= found.complete
        return self._known[key]

    def _ask(self, call: Call, exploring: Exploring) -> Exploration:
        from kit.explorer.outcome import from_plain  # noqa: PLC0415 - starts faster

        reply = self._open_cell().explore(
            self.module,
            exploring.scenario,
            *exploring.args,
            schedules=exploring.schedules,
            replay=exploring.replay,
        )
        refuse_import(call, reply)
        if reply.end != "returned":
            raise _unexplored(call, reply)
        return from_plain(reply.value)


def _refuse_no_schedule(given: str) -> None:
    from kit.explorer import ScheduleError  # noqa: PLC0415 - only for a schedule of the learner
    from kit.explorer.schedule import parse  # noqa: PLC0415 - the same

    try:
        parse(given)
    except ScheduleError as error:
        raise Blamed(Finding("wrong", f"{error}.")) from None


def _fits(asked: str, outcome: Outcome) -> bool:
    """The schedule that was run begins with the one that was asked for; both may have no step."""
    from kit.explorer.schedule import parse  # noqa: PLC0415 - only for a replay

    steps, ran = parse(asked)[0], parse(outcome.schedule or "-")[0]
    return ran[: len(steps) or None] == steps


def _unexplored(call: Call, reply: Reply) -> BaseException:
    """An exception of a scenario is an outcome; one that comes out of the explorer is its own."""
    error = ending(call, reply)
    if reply.end != "raised":
        return error
    return Ended(Finding("kit-error", f"{call.text} could not be explored: {error}"))
