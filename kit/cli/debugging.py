"""The process in which a schedule is replayed under the debugger.

    python -m kit.cli.debugging TESTS NAME:SCHEDULE

Here, and only here, a submission runs in the process that has the terminal: it is the learner's
own, and no verdict comes of it. The schedule is run twice: once to know which step does the
damage, and once more to stop there.
"""

from __future__ import annotations

import os
import pdb  # noqa: T100 - what this file is about
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import cloudpickle
import pytest

from kit.cell import Cell, Reply
from kit.cli.sentences import say
from kit.explorer.explore import explore_program, prepare
from kit.explorer.frames import user_frame
from kit.explorer.outcome import Outcome, as_plain
from kit.explorer.program import ScenarioProgram
from kit.explorer.report import Failure, classify, explain_json
from kit.explorer.witness import Recorder
from kit.pytest_plugin.look import Seen

FAILED: Final = 1
INTERRUPTED: Final = 130


class OwnCell:
    """Explores here, so that a debugger can look at it; real runs go to a real cell."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._cell = Cell(root)
        self.program: Callable[[], ScenarioProgram] | None = None

    def run(self, *args: Any, **options: Any) -> Reply:
        """As a cell's."""
        return self._cell.run(*args, **options)

    def explore(
        self, module: str, scenario: Callable[..., object], *args: object, **options: Any
    ) -> Reply:
        """As a cell's, in this process."""
        shipped = cloudpickle.dumps((scenario, args))

        def program() -> ScenarioProgram:
            function, given = cloudpickle.loads(shipped)
            return ScenarioProgram(self._root, module, function, given)

        self.program = program
        found = explore_program(program(), schedules=1, replay=options["replay"])
        return Reply(end="returned", stage="call", value=as_plain(found))

    def close(self) -> None:
        """As a cell's."""
        self._cell.close()


@dataclass(slots=True)
class Stopper(Recorder):
    """Stops in the debugger before the step `number`; `n` and `s` go on from there by lines."""

    number: int = 0
    words: str = ""
    debugger: pdb.Pdb | None = None
    thread: int = -1

    def chosen(self, fiber: Any) -> None:
        """As the recorder's; and stop."""
        Recorder.chosen(self, fiber)
        found = user_frame(fiber, self.loader)
        if self.count != self.number or self.debugger is not None or found is None:
            return
        self.thread = fiber.index
        self.debugger = _Prompt(stdin=sys.__stdin__, stdout=sys.__stdout__)
        self.debugger.message(self.words)
        self.debugger.reset()
        try:
            self.debugger.interaction(found[2], None)
        except KeyboardInterrupt:
            os._exit(INTERRUPTED)

    def value(self, fiber: Any, site: Any, value: Any) -> None:
        """As the recorder's. The thread itself is at work here, so it can be traced from here."""
        Recorder.value(self, fiber, site, value)
        if self.debugger is None or fiber.index != self.thread or self.debugger.quitting:
            return
        self.thread = -1
        found = user_frame(fiber, self.loader)
        frame = found[2] if found else None
        while frame is not None:
            frame.f_trace = self.debugger.trace_dispatch
            frame = frame.f_back
        sys.settrace(self.debugger.trace_dispatch)


class _Prompt(pdb.Pdb):
    """Ctrl-C leaves it, as it leaves everything else of the kit."""

    def _cmdloop(self) -> None:
        self.cmdloop()


class Cells:
    """The fixture that stands in for that of the plugin: it is known later, so it wins."""

    def __init__(self) -> None:
        self.opened: dict[Path, OwnCell] = {}

    @pytest.fixture(scope="session")
    def open_cell(self) -> Callable[[Path], OwnCell]:
        """A cell of our own for each folder."""

        def cell_of(root: Path) -> OwnCell:
            return self.opened.setdefault(root, OwnCell(root))

        return cell_of


class Debugger:
    """Stops in the first check that fails."""

    def __init__(self) -> None:
        self.stopped = False
        self.cells = Cells()

    def pytest_configure(self, config: pytest.Config) -> None:
        """After the plugin."""
        config.pluginmanager.register(self.cells)

    def pytest_exception_interact(self, node: pytest.Item, report: pytest.TestReport) -> None:
        """A check has failed: show what it says, then run its schedule once more and stop."""
        from kit.pytest_plugin import submission_of  # noqa: PLC0415 - pytest loads it first

        made = submission_of(node)
        seen = made.last if made is not None else None
        if isinstance(seen, Seen) and not self.stopped:
            self.stopped = True
            sys.stdout.write(f"{report.longrepr}\n\n")
            for cell in self.cells.opened.values():
                if cell.program is not None:
                    _stop(cell.program(), seen.outcome)


def _stop(program: ScenarioProgram, outcome: Outcome) -> None:
    number = _damage(outcome)
    search, run = prepare(program, outcome.schedule or "-")
    words = say("replay", "stopped", n=number, schedule=outcome.schedule)
    search.again(run.steps, Stopper(program.loader, number=number, words=words))


def _damage(outcome: Outcome) -> int:
    """The number of the step that does the damage; the last one of whoever failed, if none does."""
    told = explain_json(Failure("", classify(outcome), outcome))
    if told["damage"]:
        return int(told["damage"])
    steps = outcome.witness.steps if outcome.witness is not None else ()
    numbers = [each.number for each in steps if each.number]
    problem = outcome.problem or next(iter(outcome.died), None)
    mine = [each.number for each in steps if problem and each.thread == problem.thread]
    return max([number for number in mine if number] or numbers or [1])


def main() -> int:
    """Replay; the exit status says whether it failed."""
    tests, replay = sys.argv[1:]
    debugger = Debugger()
    options = ["-s", "-p", "kit.cli.judge", "-p", "no:cacheprovider", "-p", "no:xdist"]
    options += ["-p", "no:terminal", "-p", "no:timeout", "--import-mode=importlib"]
    status = pytest.main([*options, tests, "--replay", replay], plugins=[debugger])
    if not debugger.stopped:
        sys.stdout.write(say("replay", "fine", replay=replay) + "\n")
    return FAILED if debugger.stopped else int(status)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
