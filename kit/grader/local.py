"""This machine: one session of pytest, spread over its cores by xdist."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from kit.grader import leftovers
from kit.grader.executor import Collected, Executor, Judged, Tell, Trouble
from kit.grader.hookspecs import hookimpl
from kit.grader.model import Check, Manifest, Result
from kit.grader.plan import Plan
from kit.grader.writing import write_whole

MANIFEST: Final = "kit-manifest"
RECORD: Final = "kit.record"
_AUTO: Final = "PYTEST_DISABLE_PLUGIN_AUTOLOAD"
_SEED: Final = "PYTHONHASHSEED"
"""Of the workers: what a check says of a set of texts is the same in every run."""
_PLUGINS: Final = (
    "pytest_timeout",
    "_hypothesis_pytestplugin",
    "kit.pytest_plugin",
    "kit.grader.session",
)
_RESTARTS: Final = 1_000
"""Of workers: one that dies costs the check that it was at, never the run."""


class Local:
    """`jobs` workers; 0 runs in this process, which a hard crash of a check would end."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def run(self, plan: Plan, tell: Tell) -> None:
        """See `Executor`."""
        judge(plan, tell, jobs=self._jobs)


class LocalExecutor:
    """The plugin that knows the executor ``local``."""

    @hookimpl(trylast=True)
    def kit_executor(self, name: str, options: Mapping[str, str]) -> Executor | None:
        """None for any other name."""
        return Local(int(options["jobs"])) if name == "local" else None


def judge(plan: Plan, tell: Tell, *, jobs: int = 0, plugins: Iterable[object] = ()) -> None:
    """Run all jobs of a plan on this machine.

    jobs     workers of xdist; 0: none, all in this process
    plugins  more of pytest's
    """
    hub = Hub(tell)
    printed = io.StringIO()
    with _workplace(plan) as (path, ini), _nothing_of_the_instructors():
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            status = pytest.main([*_arguments(plan, path, ini, jobs)], plugins=[hub, *plugins])
        _forget(Path(plan.course).parent)
    if hub.error is not None:
        raise hub.error
    if status == pytest.ExitCode.INTERRUPTED and hub.interrupted:
        raise KeyboardInterrupt
    if not hub.collected:
        tell(Trouble(_why(hub, printed.getvalue()), fatal=True))


@contextlib.contextmanager
def _workplace(plan: Plan) -> Iterator[tuple[Path, Path]]:
    """(the plan as a file, settings of pytest); gone afterwards, with all that workers left."""
    leftovers.sweep()
    with tempfile.TemporaryDirectory(prefix=leftovers.prefix(leftovers.SESSION)) as folder:
        private, stage = Path(folder) / "private", Path(folder) / "stage"
        private.mkdir(mode=0o700)
        stage.mkdir()
        for each in (Path(folder), stage):
            each.chmod(0o711)  # another user may run a submission; nobody may look around
        path, ini = private / "plan.json", private / "pytest.ini"
        write_whole(path, replace(plan, stage=str(stage)).dumps(), sync=False)
        write_whole(ini, b"[pytest]\n", sync=False)
        yield path, ini


@contextlib.contextmanager
def _nothing_of_the_instructors() -> Iterator[None]:
    """A verdict does not depend on how somebody likes to run pytest, or on what is installed."""
    kept = {
        name: os.environ.pop(name, None)
        for name in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", _AUTO, _SEED)
    }
    os.environ.update({_AUTO: "1", _SEED: "0"})
    try:
        yield
    finally:
        for name in (_AUTO, _SEED):
            os.environ.pop(name)
        os.environ.update({name: value for name, value in kept.items() if value is not None})


def _forget(root: Path) -> None:
    """A later session in this process reads the check files anew, not out of `sys.modules`."""
    for name, module in list(sys.modules.items()):
        path = Path(getattr(module, "__file__", None) or "/")
        if path.name.startswith(("test_", "conftest")) and root in path.parents:
            del sys.modules[name]


def _arguments(plan: Plan, path: Path, ini: Path, jobs: int) -> Iterator[str]:
    """The command line of the session."""
    yield from _tests(plan)
    course = Path(plan.course)
    for plugin in _PLUGINS:
        yield from ("-p", plugin)
    yield from ("-c", str(ini), "--rootdir", str(course.parent), "--import-mode=importlib")
    yield from ("-p", "no:cacheprovider", "-q", "--color=no", "--tb=short", "--capture=no")
    yield from ("--grade-plan", str(path), "--basetemp", str(path.parent / "base"))
    if jobs:
        yield from ("-p", "xdist.plugin", "-n", str(jobs), "--dist", "load", "--maxschedchunk", "1")
        yield from ("--max-worker-restart", str(_RESTARTS))


def _tests(plan: Plan) -> Iterator[str]:
    """The test files of the exercises, and the folders of hidden checks."""
    from kit.course import read_course  # noqa: PLC0415 - starts faster

    course = read_course(Path(plan.course))
    wanted = set(plan.exercises)
    chapters = {each.chapter for each in course.exercises if not wanted or each.key in wanted}
    for exercise in course.exercises:
        if not wanted or exercise.key in wanted:
            yield str(course.root / exercise.chapter / exercise.tests)
    for folder, chapter in plan.annex.items():
        if chapter.name in chapters:
            yield str(folder)


def _why(hub: Hub, printed: str) -> str:
    """Why no check was collected."""
    return "\n".join(hub.broken) or printed.strip()[-2_000:] or "no check was found"


class Hub:
    """In the process that has the terminal: from reports to events."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._manifest = ""
        self.error: BaseException | None = None
        self.collected = False
        self.interrupted = False
        self.broken: list[str] = []

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Nothing of pytest's own is shown, and nothing is remembered for its end."""
        for name in ("kit-scoreboard", "terminalreporter"):
            plugin = session.config.pluginmanager.get_plugin(name)
            if plugin is not None:
                session.config.pluginmanager.unregister(plugin)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """The manifest, or a check file that does not load."""
        if report.nodeid == MANIFEST:
            self._collect(str(report.longrepr[2]))  # type: ignore[index]
        elif report.failed:
            self.broken.append(f"{report.nodeid}: {report.longreprtext}")

    def _collect(self, text: str) -> None:
        if not self.collected:
            self.collected = True
            self._manifest = text
            checks = tuple(Check(**each) for each in json.loads(text))
            self._pass_on(Collected(Manifest(checks)))
        elif text != self._manifest:
            self._pass_on(Trouble("two workers collected different checks", fatal=True))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A record of a finished check; other reports are on their way to one."""
        for name, value in report.user_properties:
            if name == RECORD:
                self._pass_on(_judged(json.loads(str(value))))

    @pytest.hookimpl(optionalhook=True)
    def pytest_handlecrashitem(self, crashitem: str) -> None:
        """A worker died; its sheet is given out again after this session."""
        self._pass_on(Trouble(f"a worker of the grader died at {crashitem}"))

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Ctrl-C; pytest uses a subclass of it for ends of its own."""
        self.interrupted = excinfo.type is KeyboardInterrupt

    def _pass_on(self, event: Any) -> None:
        if self.error is not None:
            return
        try:
            self._tell(event)
        except BaseException as error:  # noqa: BLE001 - raised again when the session has ended
            self.error = error
            pytest.exit("the grader stops", returncode=1)


def _judged(record: dict[str, Any]) -> Judged:
    job, trace, seconds = record.pop("job"), record.pop("trace", ""), record.pop("seconds", 0.0)
    result = Result(**{**record, "tries": tuple(record["tries"])})
    return Judged(job, result, trace, seconds)


def ignore_interrupts() -> None:
    """In a worker: Ctrl-C is for the process that has the terminal, which ends the workers.

    A handler, because what is ignored would be ignored in every submission too.
    """
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, lambda *_: None)
