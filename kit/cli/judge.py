"""The process in which `kit` runs the checks of a course: pytest, with ears.

    python -m kit.cli.judge RESULT_FD ALIVE_FD ARGUMENT...

What each check said goes over a pipe of its own, one JSON object a line, as soon as it is known.
The arguments are those of pytest.
"""

from __future__ import annotations

import _thread
import json
import os
import sys
from typing import Any

import pytest


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """Make the course's plugin known, where the kit is not installed; in each worker as well."""
    if not pluginmanager.hasplugin("kit"):
        from kit import pytest_plugin  # noqa: PLC0415 - only then

        pluginmanager.register(pytest_plugin, "kit")


class Ears:
    """Takes down the reports of checks."""

    def __init__(self, result: int) -> None:
        self._result = result

    def tell(self, **facts: Any) -> None:
        """One line for the parent."""
        data = memoryview((json.dumps(facts) + "\n").encode())
        while data:
            data = data[os.write(self._result, data) :]

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """How many checks there are."""
        self.tell(collected=len(session.items))

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A test file that cannot be imported is the fault of its author."""
        if report.failed:
            self.tell(fault=report.longreprtext)

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
    ears = Ears(int(result))
    status = pytest.main(["-p", "kit.cli.judge", *arguments], plugins=[ears])
    ears.tell(status=int(status))


if __name__ == "__main__":
    main()
