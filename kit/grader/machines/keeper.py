"""In a worker of dask: answers orders by means of judges, and lets them go when a run is over.

A judge that has answered is kept for the next order of the same run, so that each worker collects
the checks once. This process passes bytes on, and nothing more.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections import deque
from pathlib import Path
from typing import Any, Final

from kit.cell.wire import frame, read_frame
from kit.grader.machines import order
from kit.plain import dump
from kit.plain.language import VARIABLE

_BOOT: Final = (
    "import sys; sys.path.append(sys.argv.pop()); import kit.grader.machines.judge as j; j.main()"
)
_SILENCE: Final = 1_800.0
"""Seconds without a sign of life from a judge; a check has deadlines that are far shorter."""
_END: Final = 15.0


class Judge:
    """A process that judges, and the socket to it."""

    def __init__(self, head: dict[str, Any]) -> None:
        self.key = key_of(head)
        self.run: str = head["run"]
        self._introduction: dict[str, Any] = {}
        self._end, theirs = socket.socketpair()
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the judge
        with theirs:
            self._process = self._start(theirs, head["language"])
        self._end.settimeout(_SILENCE)
        self._send(head)

    def _start(self, theirs: socket.socket, language: str) -> subprocess.Popen[bytes]:
        """In a session of its own: Ctrl-C in a terminal is for the process that grades."""
        kit = str(Path(__file__).parents[3])
        return subprocess.Popen(
            [sys.executable, "-P", "-c", _BOOT, str(theirs.fileno()), kit],
            pass_fds=[theirs.fileno()],
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._log,
            env={**os.environ, VARIABLE: language, "PYTHONHASHSEED": "0"},
        )

    def _send(self, message: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):  # it is dead, which `answer` finds out
            self._end.sendall(frame(message))

    def introduced(self) -> dict[str, Any]:
        """The checks that it found, or why it cannot judge."""
        if not self._introduction:
            self._introduction = self._heard_until("manifest")
        return self._introduction

    def answer(self, piece: dict[str, Any]) -> dict[str, Any]:
        """The results of a piece; `died` tells how it ended before they were complete."""
        self._send(piece)
        return self._heard_until("done")

    def _heard_until(self, last: str) -> dict[str, Any]:
        found: dict[str, Any] = {"judged": []}
        try:
            while not {last, "refused", "fatal"} & set(found):
                for key, value in read_frame(self._end.recv).items():
                    if key == "judged":
                        found["judged"].append(value)
                    elif key != "alive":
                        found[key] = value
        except TimeoutError:
            self.end()
            return {**found, "died": "gave no sign of life and was ended"}
        except (EOFError, OSError, ValueError):
            return {**found, "died": self._last_words()}
        return found

    def _last_words(self) -> str:
        """How it ended, and the end of what it printed."""
        self._wait()
        said = ""
        with contextlib.suppress(ValueError):  # somebody else has ended it
            self._log.seek(0)
            said = self._log.read()[-500:].decode("utf-8", "replace").strip()
        self.end()
        return f"ended with status {self._process.returncode}" + (f": {said}" if said else "")

    def let_go(self) -> None:
        """Hang up: it puts everything away and ends."""
        with contextlib.suppress(OSError):
            self._end.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        """Let it go, and see that it is gone."""
        self._wait()
        self._end.close()
        self._log.close()

    def _wait(self) -> None:
        self.let_go()
        try:
            self._process.wait(_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def key_of(head: dict[str, Any]) -> str:
    """Judges with the same key can stand in for each other."""
    return json.dumps(head, sort_keys=True)


class Keeper:
    """The judges of one worker; several threads may ask at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[Judge] = []
        self._busy: list[Judge] = []
        self._over: deque[str] = deque(maxlen=100)

    def answer(self, head: dict[str, Any], piece: dict[str, Any] | None) -> dict[str, Any]:
        """A judge's answer, of one that waits if it can be."""
        while True:
            judge, is_new = self._take(head)
            if judge is None:
                return {"judged": [], "died": "the run is over"}
            found = judge.introduced() if is_new or piece is None else {"manifest": []}
            if piece is not None and "manifest" in found:
                found = judge.answer(piece)
            self._returned(judge, found)
            if is_new or "died" not in found or found["judged"]:
                return found
            # It ended while it waited: nothing is lost.

    def _take(self, head: dict[str, Any]) -> tuple[Judge | None, bool]:
        key = key_of(head)
        with self._lock:
            if head["run"] in self._over:
                return None, False
            judge = next((each for each in self._idle if each.key == key), None)
            if judge is not None:
                self._idle.remove(judge)
            is_new = judge is None
            judge = judge or Judge(head)
            self._busy.append(judge)
        return judge, is_new

    def _returned(self, judge: Judge, found: dict[str, Any]) -> None:
        good = not {"died", "refused", "fatal"} & set(found)
        with self._lock:
            self._busy.remove(judge)
            good = good and judge.run not in self._over
            if good:
                self._idle.append(judge)
        if not good:
            judge.end()

    def dismiss(self, run: str) -> None:
        """The run is over: its judges end now, whatever they do."""
        with self._lock:
            self._over.append(run)
            theirs = [each for each in (*self._idle, *self._busy) if each.run == run]
            self._idle = [each for each in self._idle if each.run != run]
        for judge in theirs:
            judge.let_go()
        for judge in theirs:
            judge.end()


_keeper: Final = Keeper()


def answer(data: bytes) -> bytes:
    """Called by dask, in a thread of the worker."""
    plain = order.read(data)
    return dump(_keeper.answer(plain["head"], plain["piece"]))


async def dismiss(run: str) -> None:
    """Called by dask, in the loop of the worker, which must not wait."""
    await asyncio.to_thread(_keeper.dismiss, run)


def dask_setup(worker: object) -> None:  # noqa: ARG001 - called so by dask
    """Of a worker on the machine that grades: Ctrl-C there is for the process that grades."""
    signal.signal(signal.SIGINT, lambda *_: None)
