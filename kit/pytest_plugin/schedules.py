"""Any suite, no course: the mark and the fixture `every_schedule`.

    @pytest.mark.every_schedule                     # the test itself is the program
    @pytest.mark.every_schedule(schedules=500)
    def test_it(): ...

    def test_it(every_schedule):                    # or it says what is
        every_schedule(program, schedules=500)

Nothing of the explorer is made before the first such test runs.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Generator
from typing import Any, Final

import pytest

MARK: Final = "every_schedule"
_LINE: Final = (
    f"{MARK}(schedules=10000, seed=0, modules=()): "
    "run the test under every schedule of its threads that matters"
)


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", _LINE)


@pytest.fixture
def every_schedule(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Explore a program: the test fails if some schedule of it does."""
    from kit.explorer import suite  # noqa: PLC0415  not before a test needs it

    def check(program: Callable[[], object], **options: Any) -> None:
        name = getattr(program, "__name__", request.node.name)
        suite.demand(suite.explore(program, **options), name)

    return check


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, Any, Any]:
    """A marked test is replaced by one that runs it under every schedule."""
    mark = pyfuncitem.get_closest_marker(MARK)
    if mark is None:
        return (yield)
    from kit.explorer import every_schedule  # noqa: PLC0415  the same

    if mark.args:
        raise pytest.UsageError(f"the mark {MARK} takes only options by name, got {mark.args!r}")
    test = pyfuncitem.obj
    pyfuncitem.obj = functools.wraps(test)(every_schedule(**mark.kwargs)(test))
    try:
        return (yield)
    finally:
        pyfuncitem.obj = test


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    call: pytest.CallInfo[Any],
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """The picture in place of a traceback through the explorer."""
    report = yield
    error = call.excinfo.value if call.excinfo is not None else None
    if type(error).__name__ == "ScheduleFailure" and report.failed:
        report.longrepr = str(error)
    return report
