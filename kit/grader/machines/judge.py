"""A judge on a worker's machine: one session of pytest that gets one piece after another.

A process of its own, below the worker of dask: the worker stays able to answer whatever a check
does, and a judge that dies is the worker's to tell. Its checks are collected once. It ends when
its worker is gone, or has had nothing for it for a while.
"""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import pytest

from kit.cell import Containment, Level
from kit.cell.sandbox.probe import NotContainedError, for_grading
from kit.cell.wire import frame, read_frame
from kit.course import Course, CourseError, read_course
from kit.course.chapter import CHAPTER_FILE
from kit.course.original import own_course
from kit.grader import leftovers
from kit.grader.bench import Bench
from kit.grader.errors import GraderError
from kit.grader.executor import Collected, Event, Judged, Trouble
from kit.grader.local import judge
from kit.grader.machines import order
from kit.grader.plan import Plan

COURSE: Final = "KIT_COURSE"
HIDDEN: Final = "KIT_HIDDEN"
IDLE: Final = 60.0
"""Seconds without a piece after which a judge ends by itself."""
_GRACE: Final = 10.0
"""Seconds in which a judge that is let go must have put everything away."""


class RefusedError(Exception):
    """This machine cannot judge for that run; `reasons` are sentences."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


def main() -> None:
    """Serve the worker at the other end of the socket whose number is the first argument."""
    # What a worker ignores would be ignored in every submission, too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    worker = Worker(socket.socket(fileno=int(sys.argv[1])))
    try:
        plan = plan_for(worker.head)
    except RefusedError as error:
        worker.say({"refused": list(error.reasons)})
        return
    with contextlib.suppress(KeyboardInterrupt, OSError):
        judge(plan, worker.hear, jobs=0, plugins=[Counter(worker)])


# -- who this machine is


def plan_for(head: Mapping[str, Any]) -> Plan:
    """The plan of a session here. RefusedError when this machine is not fit for it."""
    course, hidden = course_here(head), hidden_here(head)
    try:
        found = order.identity(course, hidden, head["exercises"])
    except (GraderError, KeyError) as error:
        raise RefusedError(f"its course cannot be used: {error}") from None
    reasons = order.differences(head["identity"], found)
    if reasons:
        raise RefusedError(*reasons)
    return Plan(
        course=str(course.root),
        parcels="",
        jobs=(),
        hidden=str(hidden or ""),
        exercises=tuple(head["exercises"]),
        options=head["options"],
        containment=_contained(head["level"]).as_plain(),
        name=Path(head["course"]).name,
    )


def course_here(head: Mapping[str, Any]) -> Course:
    """Where KIT_COURSE says, else where it is on the machine that grades, else the kit's own."""
    own = own_course()
    named = os.environ.get(COURSE)
    places = [Path(named)] if named else [Path(head["course"]), *([own] if own else [])]
    for place in places:
        for root in (place, place / "exercises"):
            if any(root.glob(f"*/{CHAPTER_FILE}")):
                try:
                    return read_course(root.resolve())
                except CourseError as error:
                    raise RefusedError(f"its course cannot be read: {error}") from None
    raise RefusedError(f"it has no course in {places[0]}; set {COURSE} to the folder there")


def hidden_here(head: Mapping[str, Any]) -> Path | None:
    """Where KIT_HIDDEN says, else where it is on the machine that grades."""
    if not head["hidden"]:
        return None
    place = Path(os.environ.get(HIDDEN) or head["hidden"])
    if not place.is_dir():
        raise RefusedError(f"it has no hidden checks in {place}; set {HIDDEN} to the folder there")
    return place.resolve()


def _contained(word: str) -> Containment:
    """The strongest layers of this machine, if they promise what the run's reports say."""
    level = Level.named(word)
    if level == Level.LIMITS:
        return Containment()
    try:
        return for_grading(require=level)
    except NotContainedError as error:
        raise RefusedError(str(error)) from None


# -- the worker at the other end


class Worker:
    """Pieces come from it and events go to it. Whatever runs when it hangs up is interrupted."""

    def __init__(self, end: socket.socket) -> None:
        end.set_inheritable(False)
        self._end = end
        self.head: dict[str, Any] = read_frame(end.recv)
        self._pieces: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._busy = True
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with contextlib.suppress(EOFError, OSError, ValueError):
            while True:
                self._pieces.put(read_frame(self._end.recv))
        self._pieces.put(None)
        end_hard = threading.Timer(_GRACE, _end_hard)
        end_hard.daemon = True
        end_hard.start()
        if self._busy:
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    def pieces(self) -> Iterator[dict[str, Any]]:
        """Until the worker is gone, or has had nothing for `IDLE` seconds."""
        self._busy = False
        with contextlib.suppress(queue.Empty):
            while (piece := self._pieces.get(timeout=IDLE)) is not None:
                self._busy = True
                yield piece
                self._busy = False

    def say(self, message: Mapping[str, Any]) -> None:
        """Tell the worker; KeyboardInterrupt where it is gone."""
        try:
            self._end.sendall(frame(dict(message)))
        except OSError:
            raise KeyboardInterrupt from None

    def hear(self, event: Event) -> None:
        """An event of the session."""
        match event:
            case Collected(manifest):
                self.say({"manifest": [asdict(each) for each in manifest.checks]})
            case Judged():
                self.say({"judged": order.told(event)})
            case Trouble(said, fatal):
                self.say({"fatal" if fatal else "trouble": said})


def _end_hard() -> None:
    """Something holds the interrupt up: leave, and nothing behind."""
    for kind in (leftovers.SESSION, "kit"):
        for folder in Path(tempfile.gettempdir()).glob(f"{leftovers.prefix(kind)}*"):
            shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


class Counter:
    """The plugin that gives a session its pieces, in place of a list that is there before."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """None where the checks do not load: pytest's own loop says so."""
        bench = session.config.pluginmanager.get_plugin("kit-bench")
        if session.testsfailed or not isinstance(bench, Bench):
            return None
        for piece in self._worker.pieces():
            bench.judge(session, order.job_of(piece), piece["checks"], piece["files"])
            self._worker.say({"done": True})
        return True

    def pytest_runtest_logreport(self) -> None:
        """A sign of life: a check has come a step further."""
        self._worker.say({"alive": True})
