"""The grader's plugin for pytest: ``--class``, and the workers of `kit grade`.

``pytest exercises/ --class CLASS`` runs each check for each student, in plain pytest. Small on
purpose: pytest loads it in every run, so it imports nothing before an option asks for it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--class`` and ``--roster``."""
    group = parser.getgroup("course", "the course's checks")
    group.addoption(
        "--class",
        dest="kit_class",
        metavar="CLASS",
        default=None,
        help="check what each student handed in: a folder with a folder or archive for each",
    )
    group.addoption(
        "--roster",
        metavar="FILE",
        default=None,
        help="with --class: a CSV file with the columns id, name, submission",
    )
    group.addoption("--grade-plan", default=None, help=argparse.SUPPRESS)


def pytest_configure(config: pytest.Config) -> None:
    """Load what the options ask for."""
    plan, place = config.getoption("grade_plan"), config.getoption("kit_class")
    worker = hasattr(config, "workerinput")
    if plan is not None:
        if worker or not config.getoption("numprocesses", None):
            from kit.grader.bench import Bench  # noqa: PLC0415 - only in a worker
            from kit.grader.plan import Plan  # noqa: PLC0415 - the same

            config.pluginmanager.register(Bench(Plan.loads(Path(plan).read_bytes())), "kit-bench")
        if worker:
            from kit.grader.local import ignore_interrupts  # noqa: PLC0415 - only in a worker

            ignore_interrupts()
    elif place is not None:
        from kit.grader.plain_class import PlainClass  # noqa: PLC0415 - only with the option

        config.pluginmanager.register(PlainClass(config, Path(place)), "kit-class")
