"""The explorer in any test suite: explore a callable, run one schedule of it, decorate a test.

docs/library.md shows how each is used.
"""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ParamSpec, overload

from kit.explorer.callables import CallProgram
from kit.explorer.explore import DEFAULT_SCHEDULES, explore_program
from kit.explorer.loader import ExplorerError
from kit.explorer.real import is_explored
from kit.explorer.stuck import watched

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.explorer.outcome import Exploration, Outcome

P = ParamSpec("P")
WIDTH = 88


class ScheduleFailure(AssertionError):  # noqa: N818  an assertion that some schedule breaks
    """A schedule in which the program fails; the text is the whole report.

    exploration  everything that was found; outcome: the smallest failing one
    """

    def __init__(self, exploration: Exploration, outcome: Outcome, text: str) -> None:
        super().__init__(text)
        self.exploration, self.outcome = exploration, outcome


def explore(
    function: Callable[[], object], *, schedules: int = DEFAULT_SCHEDULES, seed: int = 0,
    modules: Sequence[str] = (), until_failure: bool = True,
) -> Exploration:  # fmt: skip
    """Run a callable under every schedule that matters, within a budget of schedules.

    Its own module and all modules of the project that it uses are executed afresh for each
    schedule; `modules` names further ones (installed packages) to treat in the same way.
    until_failure: stop soon after the first failing outcome is found.

    RealWaitError when it waits for the real world, LoadError when a module of it cannot be
    executed, TamperedError when it changes the library under which it is explored.
    """
    return _explored(function, modules, schedules=schedules, seed=seed, until_failure=until_failure)


def replay(
    function: Callable[[], object], schedule: str, *, modules: Sequence[str] = ()
) -> Exploration:
    """Run one schedule, as a report prints it: an exploration with one outcome.

    ScheduleError when the text is no schedule; the others as `explore`.
    """
    return _explored(function, modules, schedules=DEFAULT_SCHEDULES, replay=schedule)


def _explored(
    function: Callable[[], object], modules: Sequence[str], **options: Any
) -> Exploration:
    if is_explored():
        raise ExplorerError(
            "an explored program cannot explore another one; "
            "in a script, explore under `if __name__ == '__main__':`"
        )
    with watched():
        return explore_program(CallProgram(function, modules), **options)


@overload
def every_schedule(function: Callable[P, object], /) -> Callable[P, None]: ...


@overload
def every_schedule(
    *, schedules: int = ..., seed: int = ..., modules: Sequence[str] = ...
) -> Callable[[Callable[P, object]], Callable[P, None]]: ...


def every_schedule(
    function: Callable[P, object] | None = None, /, *, schedules: int = DEFAULT_SCHEDULES,
    seed: int = 0, modules: Sequence[str] = (),
) -> Any:  # fmt: skip
    """A test that runs under every schedule: ScheduleFailure, with the picture, if one fails."""

    def decorate(test: Callable[P, object]) -> Callable[P, None]:
        @functools.wraps(test)
        def explored(*args: P.args, **kwargs: P.kwargs) -> None:
            __tracebackhide__ = True
            program = functools.partial(test, *args, **kwargs)
            found = explore(program, schedules=schedules, seed=seed, modules=modules)
            demand(found, test.__name__)

        return explored

    return decorate if function is None else decorate(function)


def demand(found: Exploration, name: str) -> None:
    """ScheduleFailure if an outcome of the exploration fails."""
    __tracebackhide__ = True
    if found.failures:
        outcome = found.failures[0]
        raise ScheduleFailure(found, outcome, text_of(found, outcome, name))


def text_of(found: Exploration, outcome: Outcome, name: str, width: int = WIDTH) -> str:
    """The report of one failing outcome."""
    from kit.explorer.report import Failure, classify, render  # noqa: PLC0415  only for a failure

    shown = replace(outcome, first_seen=max(outcome.first_seen, 1))
    failure = Failure(name, classify(shown), shown, covered=found.covered)
    how = f'replay({name}, "{outcome.schedule}")'
    return f"{render(failure, width=width)}\n\nTo run this schedule again: {how}"
