"""What a program can end as with few switches: the par of a puzzle, proved by enumeration."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kit.explorer.explore import LEARNING
from kit.explorer.outcome import Exploration, as_plain
from kit.explorer.program import Program, ScenarioProgram
from kit.explorer.runner import Runner
from kit.explorer.scheduler import SCHEDULER
from kit.explorer.search import RESTARTS, Best, Search
from kit.explorer.strategies.switches import Switches

MOST_RUNS = 20_000


def explore_switches(program: Program, switches: int, *, runs: int = MOST_RUNS) -> Exploration:
    """Every outcome of the schedules with at most so many switches; of each the one with fewest.

    ``complete`` means that no schedule with so few switches was left out. Equal threads are told
    apart: a person may choose either.
    """
    search = Search(Runner(program), LEARNING)
    search.learn()
    SCHEDULER.identity_matters = True
    for _ in range(RESTARTS):
        learned = search.runner.learned
        _enumerate(search, Switches(switches), runs)
        if search.runner.learned == learned:
            break
    return search.result()


def _enumerate(search: Search, strategy: Switches, runs: int) -> None:
    search.begin()
    learned = search.runner.learned
    while search.count < runs and strategy.start_run():
        run = search.runner.run(strategy)
        search.count += 1
        if search.runner.learned != learned:
            return
        best = search.table.get(run.key)
        if run.switches <= strategy.most and (best is None or run.switches < best.run.switches):
            search.table[run.key] = Best(run, search.count)
    search.complete = search.count < runs


def puzzle_scenario(
    _module: object, root: str, path: str, play: Callable[..., object], switches: int
) -> dict[str, Any]:
    """The same as a scenario of the cell, for a program of the course: plain data."""
    program = ScenarioProgram(Path(root), path, play, ())
    return as_plain(explore_switches(program, switches))
