"""The entry points: explore a program, or run one schedule of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kit.explorer import schedule
from kit.explorer.loader import TamperedError
from kit.explorer.outcome import Exploration
from kit.explorer.program import CallProgram, FileProgram, Program, library
from kit.explorer.runner import Runner
from kit.explorer.scheduler import SCHEDULER
from kit.explorer.search import Search, StartAgain

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.explorer.runner import Run

DEFAULT_SCHEDULES = 10_000


def explore_program(
    program: Program,
    *,
    schedules: int,
    seed: int = 0,
    replay: str | None = None,
    until_failure: bool = False,
) -> Exploration:
    """All outcomes that were found, or the one of the schedule `replay`.

    LoadError when the program cannot be imported, ScheduleError when `replay` is no schedule,
    TamperedError when the program changed the library's classes.
    """
    search = Search(Runner(program), schedules, seed, until_failure)
    found = search.explore() if replay is None else _replay(search, replay)
    changed = library().tampered()
    if changed is not None:
        raise TamperedError(f"the program changed {changed}, under which it was explored")
    return found


def explore_file(  # noqa: PLR0913  all but two are keywords
    path: Path, function: str | None = None, *, schedules: int = DEFAULT_SCHEDULES, seed: int = 0,
    replay: str | None = None, until_failure: bool = True,
) -> Exploration:  # fmt: skip
    """Explore anybody's file: run as ``__main__``, or one function of it that takes no argument.

    A failing outcome is one whose kind is not ``returned``, or in which a thread died.
    """
    program = FileProgram(Path(path), function)
    return explore_program(
        program, schedules=schedules, seed=seed, replay=replay, until_failure=until_failure
    )


def explore(
    function: Callable[[], object], *, schedules: int = DEFAULT_SCHEDULES, seed: int = 0
) -> Exploration:
    """Explore a function of this process. What it imports from files of its own is instrumented."""
    return explore_program(
        CallProgram(function), schedules=schedules, seed=seed, until_failure=True
    )


def _replay(search: Search, text: str) -> Exploration:
    """Run exactly this schedule; learn first what counts as a step, as far as that needs."""
    steps, unwatched = schedule.parse(text)
    for _ in range(12):
        learned = search.runner.learned
        if unwatched:
            SCHEDULER.depth = 2
        run = search._again(steps)  # noqa: SLF001
        if search.runner.learned == learned:
            break
    if run.steps[: len(steps)] != tuple(steps):
        run = _learn_more(search, steps) or run
    search._begin()  # noqa: SLF001
    search.count = 1
    search._note(run)  # noqa: SLF001
    found = search._exploration()  # noqa: SLF001
    exact = run.steps[: len(steps)] == tuple(steps)
    words = "exactly this schedule" if exact else "the nearest schedule that the program allows"
    return Exploration(found.outcomes, 1, complete=False, covered=words, warnings=found.warnings)


def _learn_more(search: Search, steps: tuple[int, ...]) -> Run | None:
    """The schedule was found when more was known to be shared: search until that is known again."""
    for _ in range(12):
        try:
            search._once()  # noqa: SLF001
        except StartAgain:
            run = search._again(steps)  # noqa: SLF001
            if run.steps[: len(steps)] == tuple(steps):
                return run
            continue
        except Exception:  # noqa: BLE001
            break
        break
    return None
