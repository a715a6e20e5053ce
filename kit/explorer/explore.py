"""The entry points: explore a program, or run one schedule of it."""

from __future__ import annotations

import contextlib
import gc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kit.explorer import schedule
from kit.explorer.loader import TamperedError
from kit.explorer.outcome import Exploration
from kit.explorer.program import FileProgram, Program, library
from kit.explorer.real import guarded
from kit.explorer.runner import LOOP_DEPTH, Runner
from kit.explorer.scheduler import SCHEDULER
from kit.explorer.search import RESTARTS, Enough, Search, StartAgain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.explorer.runner import Run

DEFAULT_SCHEDULES = 10_000
LEARNING = 2_000  # schedules that a replay may use to learn what counts as a step


def explore_program(  # noqa: PLR0913  all but one are keywords
    program: Program,
    *,
    schedules: int,
    seed: int = 0,
    replay: str | None = None,
    until_failure: bool = False,
    races: bool = True,
) -> Exploration:
    """All outcomes that were found, or the one of the schedule `replay`.

    races: look for them as well, which takes some more runs

    LoadError when the program cannot be imported, ScheduleError when `replay` is no schedule,
    TamperedError when the program changed the library's classes, RealWaitError when it waits
    for something that is not explored.
    """
    search = Search(Runner(program), schedules, seed, until_failure)
    with guarded(program.loader), _young_garbage():
        found = search.explore(races=races) if replay is None else _replay(search, replay)
    changed = library().tampered() or getattr(program, "changed", "")
    if changed:
        raise TamperedError(f"the program changed {changed}, under which it was explored")
    return found


@contextlib.contextmanager
def _young_garbage() -> Iterator[None]:
    """Collections look at what was made since, not at all that the process holds."""
    if gc.get_freeze_count():  # somebody else has seen to it
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


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


def prepare(program: Program, text: str) -> tuple[Search, Run]:
    """A search that knows what counts as a step, and the run of this schedule, or a near one."""
    search = Search(Runner(program), LEARNING)
    return search, _run_of(search, schedule.parse(text))


def _run_of(search: Search, parsed: tuple[tuple[int, ...], bool, bool]) -> Run:
    """Run this schedule, once it is known what counts as a step."""
    steps, unwatched, late = parsed
    if unwatched:
        SCHEDULER.depth = LOOP_DEPTH
    search.schedules = max(search.schedules, LEARNING)
    search.learn()
    run = _again(search, steps, late=late)
    return run if _fits(run, steps) else _learn_more(search, steps, late=late) or run


def _again(search: Search, steps: tuple[int, ...], *, late: bool) -> Run:
    if late:
        search.count_visits()
    search.look(late=late)
    return search.again(steps)


def _replay(search: Search, text: str) -> Exploration:
    """Run exactly this schedule, or the nearest one."""
    parsed = steps, _, _ = schedule.parse(text)
    run = _run_of(search, parsed)
    search.begin()
    search.count = 1
    search.note(run)
    found = search.result()
    exact = "exactly this schedule"
    words = exact if _fits(run, steps) else "the nearest schedule that the program allows"
    return replace(found, schedules=1, complete=False, covered=words)


def _fits(run: Run, steps: tuple[int, ...]) -> bool:
    return run.steps[: len(steps)] == steps


def _learn_more(search: Search, steps: tuple[int, ...], *, late: bool) -> Run | None:
    """The schedule was found when more was known to be shared: search until that is known again."""
    for _ in range(RESTARTS):
        try:
            search.once()
        except StartAgain:
            run = _again(search, steps, late=late)
            if _fits(run, steps):
                return run
        except Enough:
            break
        else:
            break
    return None
