"""The course's plugin for pytest: the fixture `submission`, points, two options, the board.

The judge: it collects and runs the checks and never imports what it judges. Tests outside of a
course are left alone. State lives in ``config.stash``; a verdict travels in the
``user_properties`` of its report, so that a run spread over workers gives the same board.

``kit.exercise``, ``kit.points``, ``kit.words`` are on every report of a check; ``kit.verdict`` on
that of its call, ``kit.schedules`` and ``kit.complete`` if it explored, and ``kit.schedule`` if
one schedule shows the failure; ``kit.note`` if the check has a word for the board;
``kit.view``, where its page is.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from kit.pytest_plugin import schedules
from kit.pytest_plugin.check import CHECK, SETTINGS, Check, Settings, check_of, guard
from kit.pytest_plugin.drawing import course_profile
from kit.pytest_plugin.failure import Page, failure_text
from kit.pytest_plugin.look import Seen
from kit.pytest_plugin.options import (
    add_options,
    choose_language,
    read_courses,
    read_replay,
    read_submission,
)
from kit.pytest_plugin.points import points
from kit.pytest_plugin.reason import finding_of
from kit.pytest_plugin.scoreboard import MANIFEST, Scoreboard, manifest_of
from kit.pytest_plugin.sentences import say
from kit.pytest_plugin.submission import Submission
from kit.pytest_plugin.verdict import Ended, Finding

if TYPE_CHECKING:
    from kit.cell import Cell

__all__ = ["points"]

_SUBMISSION: Final = pytest.StashKey[Submission]()
_PART: Final = pytest.StashKey[bool]()


# ---- the command line


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--submission`` and ``--replay``."""
    add_options(parser)


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Read the course and the options; the process with the terminal gets the board.

    Last, because pytest makes its reporter only in this hook.
    """
    if not config.pluginmanager.has_plugin(schedules.__name__):  # asked for alone, by `-p`
        config.pluginmanager.register(schedules, schedules.__name__)
    config.addinivalue_line("markers", "points(worth): what a check of the course is worth")
    choose_language(config)
    courses = read_courses(config)
    config.stash[SETTINGS] = settings = Settings(
        start=config.invocation_params.dir,
        courses=courses,
        submission=read_submission(config, courses),
        replay=read_replay(config, courses),
        page=_page(config),
        options=_repeated(config),
        view=config.getoption("view"),
    )
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Scoreboard(settings, reporter), "kit-scoreboard")


def _repeated(config: pytest.Config) -> str:
    """The options that a printed command must repeat."""
    given = config.getoption("submission")
    return f" --submission {given}" if given else ""


def _page(config: pytest.Config) -> Page:
    """The reader's terminal; a worker is told by the process that has it."""
    told = getattr(config, "workerinput", {}).get("kit_page")
    if told is not None:
        return Page(*told)
    columns = shutil.get_terminal_size().columns
    return Page(min(100, max(40, columns)), ascii=not _can_show(sys.__stdout__))


def _can_show(stream: Any) -> bool:
    """Can the stream take characters outside ASCII?"""
    try:
        "\u2500\u2502\u2192".encode(stream.encoding)
    except (AttributeError, UnicodeError, LookupError, TypeError):
        return False
    return True


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker how wide the texts are: it has no terminal."""
    page = node.config.stash[SETTINGS].page
    node.workerinput["kit_page"] = (page.width, page.ascii)


# ---- collecting


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Import a test file of the course under the course's own settings of Hypothesis."""
    course = isinstance(collector, pytest.Module) and _in_course(collector)
    with course_profile() if course else contextlib.nullcontext():
        return (yield)


def _in_course(collector: pytest.Module) -> bool:
    return collector.config.stash[SETTINGS].folder_of(collector.path) is not None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Find the checks among the items, and drop those that are not to be replayed."""
    settings = config.stash[SETTINGS]
    for item in items:
        check = check_of(item, settings)
        if check is None:
            continue
        item.stash[CHECK] = check
        item.user_properties += [
            ("kit.exercise", check.exercise.key),
            ("kit.points", check.points),
            ("kit.words", check.words),
        ]
        guard(item)
    if settings.replay is not None:
        _keep_only(settings.replay.exercise, config, items)


def _keep_only(exercise: str, config: pytest.Config, items: list[pytest.Item]) -> None:
    def belongs(item: pytest.Item) -> bool:
        check = item.stash.get(CHECK, None)
        return check is not None and check.exercise.name == exercise

    dropped = [item for item in items if not belongs(item)]
    items[:] = [item for item in items if belongs(item)]
    if dropped:
        config.hook.pytest_deselected(items=dropped)


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Remember it for the process with the terminal."""
    if items:
        items[0].config.stash[_PART] = True


def pytest_collection_finish(session: pytest.Session) -> None:
    """A worker sends the list of its checks along when it ends."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        part = session.config.stash.get(_PART, False)
        part |= any("::" in argument for argument in session.config.args)
        output[MANIFEST] = {"checks": manifest_of(session.items), "part": part}


# ---- running


@pytest.fixture(scope="session")
def open_cell(request: pytest.FixtureRequest) -> Iterator[Callable[[Path], Cell]]:
    """Gives the cell of a submission's folder; each is opened once and closed at the end."""
    from kit.cell import Cell, CellUnavailable  # noqa: PLC0415 - not before a check needs it

    given = request.config.stash[SETTINGS].open_cell
    opened: dict[Path, Cell] = {}

    def cell_of(root: Path) -> Cell:
        try:
            if given is not None:
                return given(root)
            if root not in opened:
                opened[root] = Cell(root)
        except CellUnavailable as error:
            pytest.skip(str(error))
        return opened[root]

    yield cell_of
    for cell in opened.values():
        cell.close()


@pytest.fixture
def submission(request: pytest.FixtureRequest) -> Submission:
    """The stub that this check is about: `run` it, or explore `every_schedule`."""
    check = request.node.stash.get(CHECK, None)
    if check is None:
        pytest.fail(f"{request.node.nodeid} asks for a submission but is in no chapter")
    _ship_by_value(request.module)
    replay = request.config.stash[SETTINGS].replay
    made = Submission(
        module=check.stub,
        open_cell=lambda: request.getfixturevalue("open_cell")(check.root),
        replay=replay.schedule if replay else None,
        patience=request.config.stash[SETTINGS].patience,
    )
    request.node.stash[_SUBMISSION] = made
    return made


def _ship_by_value(module: Any) -> None:
    """The cell cannot import a test file, so its functions travel whole."""
    import cloudpickle  # noqa: PLC0415 - not before a check needs it

    cloudpickle.register_pickle_by_value(module)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, Any, Any]:
    """Do not even start on a stub that is as it came, or is not there."""
    check = pyfuncitem.stash.get(CHECK, None)
    if check is not None and "submission" in pyfuncitem.fixturenames:
        _refuse_stub(check)
    result = yield
    made = pyfuncitem.stash.get(_SUBMISSION, None)
    if made is not None and made.replay is not None and not made.fitted:
        pytest.skip("the schedule does not fit this check")
    return result


def _refuse_stub(check: Check) -> None:
    if check.missing:
        words = say("board", "missing", path=f"{check.place.stubs}/{check.stub}")
        raise Ended(Finding("does-not-import", words))
    if check.untouched:
        raise Ended(Finding("not-started", say("end", "not_started", stub=check.stub)))


# ---- judging


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[Any]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Put the verdict on the report of a check, and our text in place of a traceback."""
    check = item.stash.get(CHECK, None)
    if check is not None and call.excinfo is not None and isinstance(call.excinfo.value, Ended):
        vars(item)["repr_failure"] = str  # no traceback is shown, so none is made: that is slow
    report = yield
    if check is None or hasattr(report, "wasxfail"):
        return report
    if report.when == "call" or not report.passed:
        made = item.stash.get(_SUBMISSION, None)
        report.user_properties += _judged(item, check, made, call, report)
    return report


def submission_of(item: pytest.Item) -> Submission | None:
    """What this check has asked for so far."""
    return item.stash.get(_SUBMISSION, None)


def _judged(
    item: pytest.Item,
    check: Check,
    made: Submission | None,
    call: pytest.CallInfo[Any],
    report: pytest.TestReport,
) -> list[tuple[str, object]]:
    verdict: str = report.outcome if report.passed or report.skipped else "kit-error"
    facts: list[tuple[str, object]] = []
    if report.failed and report.when == "call" and call.excinfo is not None:
        last = made.last if made is not None else None
        finding = finding_of(call.excinfo.value, item.path.parent, last, check.words)
        if finding is not None and finding.verdict != "kit-error":
            verdict = finding.verdict
            settings = item.config.stash[SETTINGS]
            written = _written(finding, check, made, item) if settings.view else None
            report.longrepr = _text(finding, check, settings, written)
            facts += [("kit.view", str(written))] if written is not None else []
            if isinstance(finding.look, Seen):
                facts.append(("kit.schedule", finding.look.schedule))
    facts.append(("kit.verdict", verdict))
    if made is not None and made.schedules:
        facts += [("kit.schedules", made.schedules), ("kit.complete", made.complete)]
    if made is not None and made.note:
        facts.append(("kit.note", made.note))
    return facts


def _written(
    finding: Finding, check: Check, made: Submission | None, item: pytest.Item
) -> Path | None:
    """The page of this finding, if one was asked for and there is something to show."""
    if finding.verdict == "not-started":
        return None
    from kit.pytest_plugin.view import write_page  # noqa: PLC0415 - only where it is wanted

    return write_page(finding, check, item.name, item.config.stash[SETTINGS], made)


def _text(finding: Finding, check: Check, settings: Settings, written: Path | None) -> str:
    if finding.verdict == "not-started":
        return finding.words
    link = settings.typed(written) if written is not None else ""
    return failure_text(finding, check.place, settings.page, link=link)
