"""Forking one child, with its pipes; seen from the server."""

# A child's life ends here whatever was raised.
# ruff: noqa: BLE001

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import sys
import traceback
from os import _exit, write
from typing import Any, Final, NoReturn

from kit.cell import child, stacks
from kit.cell.capture import Drain, Feed
from kit.cell.home import Home, remove_scratch
from kit.cell.resources import Resources

_PIPES: Final = ("stdin", "stdout", "stderr", "answer", "tally", "stacks", "tracker", "requests")
_STAGE_BYTES: Final = 4096
_STACK_BYTES: Final = 256 * 1024


class Forked:
    """A living child, what has been read from it so far, and its scratch folder."""

    def __init__(self, request: dict[str, Any], home: Home) -> None:
        limits = request["limits"]
        self.scratch = home.scratch()
        self.status: int | None = None
        pipes = {name: os.pipe() for name in _PIPES}
        home.give([end for ends in pipes.values() for end in ends])
        self.pid = os.fork()
        if self.pid == 0:
            _live(pipes, {**request, **home.layers}, home.environment(self.scratch), self.scratch)
        for name, (reading, writing) in pipes.items():
            os.close(reading if name in ("stdin", "requests") else writing)
        self.stdin = Feed(pipes["stdin"][1])
        self.requests = Feed(pipes["requests"][1])
        if request["stdin"] is not None:
            self.stdin.give(request["stdin"], last=True)
        self.stdout = Drain(pipes["stdout"][0], limits["output"])
        self.stderr = Drain(pipes["stderr"][0], limits["output"])
        self.answer = Drain(pipes["answer"][0], limits["answer"] + 64)
        self.tally = Drain(pipes["tally"][0], _STAGE_BYTES)
        self.stacks = Drain(pipes["stacks"][0], _STACK_BYTES)
        self.resources = Resources(pipes["tracker"][0])

    @property
    def drains(self) -> tuple[Drain, ...]:
        """Everything that is read from the child."""
        own = (self.stdout, self.stderr, self.answer, self.tally, self.stacks)
        return (*own, self.resources.drain)

    @property
    def feeds(self) -> tuple[Feed, Feed]:
        """Everything that is written to the child."""
        return self.stdin, self.requests

    def note(self, statuses: dict[int, int]) -> None:
        """Remember the child's exit code, or minus its signal, if it is among those reaped."""
        if self.pid in statuses:
            self.status = os.waitstatus_to_exitcode(statuses[self.pid])

    def read_rest(self) -> None:
        """Read what the pipes still hold."""
        for drain in self.drains:
            drain.read_rest()

    def close(self) -> None:
        """Close the pipes and remove the scratch folder."""
        for drain in self.drains:
            drain.close()
        for feed in self.feeds:
            feed.close()
        self.resources.give_back()
        remove_scratch(self.scratch)


def _live(
    pipes: dict[str, tuple[int, int]],
    request: dict[str, Any],
    environment: dict[str, str],
    scratch: str,
) -> NoReturn:
    """The child's whole life. Whatever goes wrong before its answer ends it with code 70.

    `_exit` is bound above: a submission that replaces `os._exit` must not come back to the server.
    """
    try:
        signal.set_wakeup_fd(-1)
        ends = _take_ends(pipes)
        child.settle(scratch, environment, request)
        child.use_tracker(ends.tracker)
        stacks.arm(ends.stacks)
        if request["kind"] == "explore":
            child.explore(ends)
        child.run(ends, request, scratch)
    except BaseException:
        with contextlib.suppress(BaseException):
            write(2, traceback.format_exc().encode("utf-8", "backslashreplace")[-4000:])
    finally:
        _exit(70)


def _take_ends(pipes: dict[str, tuple[int, int]]) -> child.Ends:
    """Move the child's ends to their places and close every other descriptor."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        os.dup2(pipes[name][0 if name == "stdin" else 1], number)
    highest = min(os.sysconf("SC_OPEN_MAX"), 1024) - 16
    lowest = 64 + int.from_bytes(os.urandom(4), "big") % max(1, highest - 64)
    kept = {
        name: fcntl.fcntl(pipes[name][name != "requests"], fcntl.F_DUPFD_CLOEXEC, lowest)
        for name in ("answer", "tally", "stacks", "tracker", "requests")
    }
    start = 3
    for fd in sorted(kept.values()):
        os.closerange(start, fd)
        start = fd + 1
    os.closerange(start, _highest_descriptor())
    return child.Ends(**kept)


def _highest_descriptor() -> int:
    limit = os.sysconf("SC_OPEN_MAX")
    return limit if sys.platform.startswith("linux") else min(limit, 4096)
