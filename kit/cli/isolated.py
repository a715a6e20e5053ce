"""Run one exploration in a process of its own, and end that process whatever happens.

Could not run? `CouldNotRunError`, whose text is one sentence for the user:

    the program cannot be loaded        no such function, a syntax error, an import that fails
    the process ended before an answer  os._exit, a signal, a crash of the interpreter
    no answer within the deadline       it waits for something outside, a socket for instance
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from kit.explorer.outcome import Exploration, from_plain
from kit.plain import load, show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 64 * 1024 * 1024
KEPT_OF_STDERR = 4_000


class CouldNotRunError(Exception):
    """The text is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to explore: schedules is a budget, replay one schedule as a report prints it.

    states  so many of the states around a failing schedule are sent along
    """

    path: Path
    function: str | None
    schedules: int
    seed: int
    replay: str | None
    states: int = 0

    def as_json(self) -> str:
        """The request as the child reads it from its command line."""
        return json.dumps(
            {
                "path": str(self.path),
                "function": self.function,
                "schedules": self.schedules,
                "seed": self.seed,
                "replay": self.replay,
                "states": self.states,
            }
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """An exploration and the seconds that it took.

    graph  packed states around its failing schedule; None if there is none, or nobody asked
    """

    exploration: Exploration
    seconds: float
    graph: dict[str, Any] | None = None


def explore_isolated(request: Request, *, deadline: float) -> Answer:
    """Explore in a new process; deadline in seconds. CouldNotRunError if there is no answer."""
    with tempfile.TemporaryFile() as noise, _child(request, noise) as (process, pipe):
        data = _read_all(pipe, time.monotonic() + deadline)
        if data is None:
            raise CouldNotRunError(
                f"no answer within {deadline:g} s: the program waits for something outside,"
                " or the budget is too large (--deadline)"
            )
        return _understood(data, process.wait(), noise)


@contextlib.contextmanager
def _child(
    request: Request, noise: IO[bytes]
) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    """Start the child; its whole process group is gone when the block is left."""
    result, result_end = os.pipe()
    alive_end, alive = os.pipe()
    arguments = [request.as_json(), str(result_end), str(alive_end)]
    with os.fdopen(result, "rb") as pipe, os.fdopen(alive, "wb"):
        process = subprocess.Popen(
            [sys.executable, "-m", "kit.cli.child", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=noise,
            pass_fds=(result_end, alive_end),
            start_new_session=True,
            env={**os.environ, "PYTHONHASHSEED": "0"},
        )
        os.close(result_end)
        os.close(alive_end)
        try:
            yield process, pipe
        finally:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _read_all(pipe: IO[bytes], end: float) -> bytes | None:
    """Everything up to the end of the pipe; None when the time is over."""
    chunks: list[bytes] = []
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while sum(map(len, chunks)) < MOST_BYTES:
            if not selector.select(max(0.0, end - time.monotonic())):
                return None
            chunk = os.read(pipe.fileno(), 1 << 16)
            if not chunk:
                break
            chunks.append(chunk)
    return b"".join(chunks)


def _understood(data: bytes, exit_code: int, noise: IO[bytes]) -> Answer:
    if not data:
        raise CouldNotRunError(_how_it_ended(exit_code, noise))
    try:
        plain = load(data, limit=MOST_BYTES)
        if "refused" in plain:
            raise CouldNotRunError(str(plain["refused"]))
        graph = plain.get("graph")
        return Answer(from_plain(plain["exploration"]), float(plain["seconds"]), graph)
    except (KeyError, TypeError, ValueError) as error:
        raise CouldNotRunError("what came back from the program's process is noise") from error


def _how_it_ended(exit_code: int, noise: IO[bytes]) -> str:
    noise.seek(0, os.SEEK_END)
    noise.seek(max(0, noise.tell() - KEPT_OF_STDERR))
    lines = noise.read().decode(errors="replace").strip().splitlines()
    last = f"; its last words: {show(lines[-1], width=200)}" if lines else ""
    if exit_code < 0:
        with contextlib.suppress(ValueError):
            name = signal.Signals(-exit_code).name
            return f"the program crashed the process by {name}{last}"
        return f"the program crashed the process by signal {-exit_code}{last}"
    return (
        f"the program ended its own process with exit code {exit_code} (os._exit?),"
        f" before any schedule was complete{last}"
    )
