"""The warm server: forks a child for each request, watches it, and ends what is left of it.

One thread, one request at a time. It imports what children need, so that a fork is all that a
request costs; it never imports submitted code and never unpickles anything.

Invariant: when a request is answered, nothing that it started is alive, but a kept explorer.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any, Final, NoReturn

from kit.cell import child, tree, warden
from kit.cell.fork import Forked
from kit.cell.home import Home
from kit.cell.watch import JudgeGoneError, Wake, Watch
from kit.cell.wire import frame, read_frame

_WARM: Final = (
    "asyncio",
    "concurrent.futures",
    "concurrent.futures.process",
    "concurrent.futures.thread",
    "multiprocessing.connection",
    "multiprocessing.context",
    "multiprocessing.managers",
    "multiprocessing.pool",
    "multiprocessing.queues",
    "multiprocessing.shared_memory",
    "ctypes",
    "queue",
    "subprocess",
    "kit.cell.sandbox.apply",
    "kit.cell.sandbox.mounts",
    "kit.cell.sandbox.namespaces",
    "kit.gates",
    "kit.together",
    "kit.explorer",
    "kit.explorer.service",
)


class Server:
    """Serves one judge over one socket until the judge is gone."""

    def __init__(self, judge: socket.socket, home: Home) -> None:
        self._judge = judge
        self._home = home
        self._wake = Wake()
        self._explorer: Forked | None = None
        self._explores_for: object = None

    def serve(self) -> None:
        """Answer requests. Returns when the judge has gone; everything is ended by then."""
        try:
            while True:
                request = read_frame(self._judge.recv)
                # From here on a death of the server is the request's own fault.
                self._judge.sendall(frame("started"))
                self._judge.sendall(frame(self._answer(request)))
        except (EOFError, JudgeGoneError, BrokenPipeError, ConnectionResetError):
            pass
        finally:
            tree.end_below(mark=self._home.mark)
            self._home.sweep()

    def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        if request["kind"] == "explore":
            return self._explore(request)
        if request["kind"] == "close":
            self._end_explorer()
            return {}
        forked = Forked(request, self._home)
        try:
            return Watch(forked, request, self._judge, self._wake, self._explorer).until_it_ends()
        finally:
            self._end(forked)

    def _explore(self, request: dict[str, Any]) -> dict[str, Any]:
        kept = self._explorer
        if kept is None or self._explores_for != request["cell"]:
            return self._explore_anew(request)
        facts = self._ask_explorer(kept, request)
        if kept.status is not None and facts["stage"] == "start":
            # It had been killed before it read this request, which is not the request's fault.
            return self._explore_anew(request)
        return facts

    def _explore_anew(self, request: dict[str, Any]) -> dict[str, Any]:
        self._end_explorer()
        self._explorer = Forked(request, self._home)
        self._explores_for = request["cell"]
        return self._ask_explorer(self._explorer, request)

    def _ask_explorer(self, kept: Forked, request: dict[str, Any]) -> dict[str, Any]:
        watch = Watch(kept, request, self._judge, self._wake, None)
        facts = watch.until_it_answers()
        if watch.fit_for_more:
            kept.tally.take()
        else:
            self._end_explorer()
        return facts

    def _end_explorer(self) -> None:
        if self._explorer is not None:
            self._end(self._explorer)
            self._explorer = None

    def _end(self, forked: Forked) -> None:
        kept = self._explorer
        spare = {kept.pid} if kept is not None and kept is not forked else set()
        statuses = tree.end_below(spare=spare, mark=self._home.mark)
        if kept is not None:
            kept.note(statuses)
        forked.close()
        self._home.sweep(spare={kept.scratch} if kept is not None and kept is not forked else ())


def _warm_up() -> None:
    for name in _WARM:
        with contextlib.suppress(ImportError):
            __import__(name)
    # The kit's folder goes last: nothing in it shadows a module of the learner's.
    here = str(Path(__file__).parents[2])
    sys.path[:] = [*(path for path in sys.path if path != here), here]
    sys.dont_write_bytecode = True
    child.seal()
    gc.collect()
    gc.freeze()  # A collection in a child looks at the child's own objects only.


def serve(judge: socket.socket, order: dict[str, Any]) -> NoReturn:
    """The life of one server: contain it as it is ordered, and answer until the judge is gone."""
    pid = tree.outer_pid()
    try:
        home = Home.made(order)
    except OSError as error:
        judge.sendall(frame({"refused": str(error)}))
        os._exit(0)
    tree.adopt_orphans()
    judge.sendall(frame({"server": pid}))
    Server(judge, home).serve()
    os._exit(0)


def main() -> NoReturn:
    """Arguments: the descriptor of the judge's socket and a folder of one's own."""
    judge = socket.socket(fileno=int(sys.argv[1]))
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _warm_up()
    tree.adopt_orphans()
    judge.sendall(frame({"warden": os.getpid()}))
    warden.guard(judge, sys.argv[2], os.environ[tree.MARK], serve)
