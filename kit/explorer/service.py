"""What the cell calls: explore a scenario beside a submission, plain data back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.explorer.explore import explore_program
from kit.explorer.graph import graph_of
from kit.explorer.loader import ExplorerError, LoadError
from kit.explorer.outcome import Exploration, Frame, Outcome, Problem, as_plain
from kit.explorer.packed import pack
from kit.explorer.program import ScenarioProgram
from kit.explorer.real import RealWaitError

if TYPE_CHECKING:
    from collections.abc import Callable


def explore_scenario(  # noqa: PLR0913  a request has so many parts
    root: str, path: str, scenario: Callable[..., object], args: tuple[Any, ...], *,
    schedules: int = 2000, seed: int = 0, replay: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The outcomes of ``scenario(module, *args)`` as plain data.

    root: the submission's folder; path: the stub inside it. LoadError when it cannot be imported.
    """
    program = ScenarioProgram(Path(root), path, scenario, tuple(args))
    try:
        found = explore_program(program, schedules=schedules, seed=seed, replay=replay, races=False)
    except RealWaitError as error:
        found = _refused(error)
    if not program.imported and found.outcomes[0].stuck:
        raise LoadError(Problem("ImportError", f"the import of {Path(path).name} never ends"))
    if any("not explored" in warning for warning in found.warnings):
        raise ExplorerError(found.warnings[0])
    return as_plain(found)


def _refused(error: RealWaitError) -> Exploration:
    """What a submission that waits for real is told: an exception at the line of that call."""
    path, _, line = error.where.rpartition(":")
    frames = (Frame(path, int(line), error.call, ""),) if line.isdigit() else ()
    problem = Problem("RealWaitError", f"{error.call} {error.words}", frames)
    outcome = Outcome("raised", problem=problem, serial=True)
    return Exploration((outcome,), 1, complete=False, covered="nothing")


def graph_scenario(  # noqa: PLR0913  a request has so many parts
    root: str, path: str, scenario: Callable[..., object], args: tuple[Any, ...], *,
    replay: str, states: int,
) -> dict[str, Any]:  # fmt: skip
    """The states near the schedule `replay`, at most so many, as `kit.explorer.packed` says."""
    program = ScenarioProgram(Path(root), path, scenario, tuple(args))
    return pack(graph_of(program, replay, states=states), most=states)
