"""The fixture `submission`: what a check asks about one stub. Nothing of it is imported here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from kit.plain import dump
from kit.pytest_plugin.look import Call, Look, Run, Seen, call_of, ending, refuse_import
from kit.pytest_plugin.verdict import Ended, Finding

if TYPE_CHECKING:
    from kit.cell import Cell
    from kit.explorer.outcome import Exploration

SCHEDULES: Final = 2_000
_UNFIT: Final = "ReplayError"


@dataclass
class Covered:
    """What was explored for one check: how many schedules, and whether these are all."""

    schedules: int = 0
    complete: bool = True


@dataclass
class Submission:
    """One stub beside one check.

    module      the stub, from the submission's folder: ``07_lock/account.py``
    open_cell   gives the cell of the submission's folder
    replay      run this schedule only, or None
    last        what the check looked at last
    fitted      a schedule to replay has fitted a scenario
    """

    module: str
    open_cell: Callable[[], Cell]
    replay: str | None = None
    last: Look | None = None
    fitted: bool = False
    covered: Covered = field(default_factory=Covered)
    _known: dict[object, Exploration] = field(default_factory=dict)

    def run(self, scenario: Callable[..., object], *args: object, **options: Any) -> Run:
        """One real run of ``scenario(module, *args)`` with real threads and processes.

        options   deadline (seconds), stdin, start_method: as the cell takes them
        """
        call = call_of(scenario, self.module, args)
        given = {name: value for name, value in options.items() if value is not None}
        self.last = None
        self.last = Run(call, self.open_cell().run(self.module, scenario, *args, **given))
        return self.last

    def every_schedule(
        self,
        scenario: Callable[..., object],
        *args: object,
        schedules: int = SCHEDULES,
        replay: str | None = None,
    ) -> Iterator[Seen]:
        """All distinct outcomes of ``scenario(module, *args)``, the smallest schedule first.

        schedules  most schedules to run
        replay     run this one only; no outcome if it does not fit the scenario
        """
        call = call_of(scenario, self.module, args)
        exploration = self._explore(call, scenario, args, schedules, replay)
        for outcome in exploration.outcomes:
            self.last = seen = Seen(call, outcome, exploration)
            yield seen

    def _explore(
        self,
        call: Call,
        scenario: Callable[..., object],
        args: tuple[object, ...],
        schedules: int,
        replay: str | None,
    ) -> Exploration:
        """Explorations are deterministic, so one that was made before is not made again."""
        key = (scenario, _key(args), schedules, replay)
        if key not in self._known:
            self._known[key] = found = self._ask(call, scenario, args, schedules, replay)
            self.covered.schedules += found.schedules
            self.covered.complete &= found.complete
        return self._known[key]

    def _ask(
        self,
        call: Call,
        scenario: Callable[..., object],
        args: tuple[object, ...],
        schedules: int,
        replay: str | None,
    ) -> Exploration:
        from kit.explorer.outcome import Exploration, from_plain  # noqa: PLC0415 - costs start-up time

        self.last = None
        replay = replay or self.replay
        reply = self.open_cell().explore(
            self.module, scenario, *args, schedules=schedules, replay=replay
        )
        refuse_import(call, reply)
        if replay and reply.problem is not None and reply.problem.type == _UNFIT:
            return Exploration((), 0, complete=False, covered="")
        self.fitted = True
        if reply.end != "returned":
            raise _unexplored(call, ending(None, call, reply), reply.end)
        return from_plain(reply.value)


def _unexplored(call: Call, error: BaseException, end: str) -> BaseException:
    """An exception of a scenario is an outcome; one that comes out of the explorer is its own."""
    if end != "raised":
        return error
    return Ended(Finding("kit-error", f"{call.text} could not be explored: {error}"))


def _key(args: tuple[object, ...]) -> object:
    try:
        return dump(list(args))
    except TypeError:
        return object()
