"""The process in which `kit` runs the checks of a course: pytest, with ears.

    python -m kit.cli.judge RESULT_FD ALIVE_FD ARGUMENT...

What each check said goes over a pipe of its own, one JSON object a line, as soon as it is known.
The arguments are those of pytest; with ``--kit-scene`` the states around the first schedule that
fails, or those of a puzzle, are told as well.
"""

from __future__ import annotations

import _thread
import json
import os
import sys
from collections.abc import Generator
from typing import Any, Final

import pytest

from kit.cli.checking import SCENES

MOST_STATES: Final = 1_500


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """Make the course's plugin known, where the kit is not installed; in each worker as well."""
    if not pluginmanager.hasplugin("kit"):
        from kit import pytest_plugin  # noqa: PLC0415 - only then

        pluginmanager.register(pytest_plugin, "kit")


def _puzzle_of(item: pytest.Item) -> Any:
    """The puzzle that a check is about, or None."""
    from kit import Puzzle  # noqa: PLC0415 - only where a course is

    names = vars(item.module) if isinstance(item, pytest.Function) else {}
    return next((value for value in names.values() if isinstance(value, Puzzle)), None)


class Ears:
    """Takes down the reports of checks."""

    def __init__(self, result: int, *, scenes: bool) -> None:
        self._result = result
        self._scenes = scenes

    def tell(self, **facts: Any) -> None:
        """One line for the parent."""
        data = memoryview((json.dumps(facts) + "\n").encode())
        while data:
            data = data[os.write(self._result, data) :]

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """How many checks there are."""
        self.tell(collected=len(session.items))
        puzzle = next(filter(None, map(_puzzle_of, session.items)), None)
        if self._scenes and puzzle is not None:
            self.tell(scene=puzzle.scene(states=MOST_STATES))
            self._scenes = False

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A test file that cannot be imported is the fault of its author."""
        if report.failed:
            self.tell(fault=report.longreprtext)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[Any]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """The first failure in which threads take turns can be played."""
        from kit.pytest_plugin import submission_of  # noqa: PLC0415 - pytest loads it first

        report = yield
        submission = submission_of(item)
        failed = self._scenes and call.when == "call" and report.failed
        if failed and submission is not None and submission.has_switches:
            graph = submission.graph(states=MOST_STATES)
            if graph is not None:
                words = dict(report.user_properties).get("kit.words", "")
                self.tell(scene={"goal": words, "par": None, "graph": graph, "wanted": []})
                self._scenes = False
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One check has ended, or could not even begin."""
        facts = dict(report.user_properties)
        if "kit.exercise" not in facts or (report.when != "call" and report.passed):
            return
        told = {str(name).removeprefix("kit."): value for name, value in facts.items()}
        name = report.nodeid.partition("::")[2]
        self.tell(**told, name=name, text="" if report.skipped else report.longreprtext)


def _die_with_the_parent(alive: int) -> None:
    """Wait until the parent's end of the pipe is closed, whatever the reason."""
    os.read(alive, 1)
    os._exit(1)


def main() -> None:
    """Run the checks; tell the exit status at the end."""
    result, alive, *arguments = sys.argv[1:]
    for number in (int(result), int(alive)):
        os.set_inheritable(number, False)  # noqa: FBT003 - the signature of the system
    _thread.start_new_thread(_die_with_the_parent, (int(alive),))
    scenes = SCENES in arguments
    arguments = [argument for argument in arguments if argument != SCENES]
    ears = Ears(int(result), scenes=scenes)
    status = pytest.main(["-p", "kit.cli.judge", *arguments], plugins=[ears])
    ears.tell(status=int(status))


if __name__ == "__main__":
    main()
