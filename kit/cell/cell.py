"""Cell: the judge's handle on one submission."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import cloudpickle

from kit.cell import warm
from kit.cell.naming import Submission
from kit.cell.reply import CellUnavailable, Limits, Reply, read_reply
from kit.cell.sandbox.level import LEARNER, Containment

_SEAL_BYTES: Final = 16
_numbers: Final = itertools.count(1)


class Cell:
    """Runs scenarios beside the modules of one submission, in processes that can be killed.

    A handle costs nothing: the server behind it is one for each judge process, is started at
    the first request, and ends with the judge.

    containment     the layers around the submission; the default costs nothing and breaks nothing

    CellUnavailable where processes cannot be forked.
    """

    def __init__(
        self,
        submission_root: Path | str,
        limits: Limits | None = None,
        containment: Containment = LEARNER,
    ) -> None:
        if not hasattr(os, "fork"):
            raise CellUnavailable("this system cannot fork a process, which every cell needs")
        self._root = submission_root
        self._limits = limits or Limits()
        self._containment = containment
        self._number = next(_numbers)

    def run(  # noqa: PLR0913 - each option is named, and has a default
        self,
        module: str,
        scenario: Callable[..., object],
        *args: object,
        deadline: float = 20.0,
        stdin: str | bytes | None = None,
        start_method: str | None = None,
        record: bool = False,
    ) -> Reply:
        """Call ``scenario(module, *args)`` once in a fresh process, threads and processes real.

        module        a path below the root (``07_lock/account.py``) or a dotted name
        deadline      seconds until the whole process tree is killed
        stdin         what the submission can read; without it, an open pipe that stays empty
        start_method  of multiprocessing: fork, spawn or forkserver; None leaves the default
        record        note what the processes do to each other, which makes the run slower
        """
        text = stdin.encode() if isinstance(stdin, str) else stdin
        request = self._request("run", module, (scenario, args), deadline)
        options = {"stdin": text, "start_method": start_method, "record": record}
        return _ask({**request, **options})

    def explore(  # noqa: PLR0913 - each option is named, and has a default
        self,
        module: str,
        scenario: Callable[..., object],
        *args: object,
        schedules: int = 2000,
        seed: int = 0,
        replay: str | None = None,
        deadline: float = 60.0,
    ) -> Reply:
        """Run ``scenario(module, *args)`` under many schedules; `value` is a plain Exploration.

        The process is kept for later explorations of this cell.
        """
        request = self._request("explore", module, (scenario, args), deadline)
        options = {"schedules": schedules, "seed": seed, "replay": replay}
        return _ask({**request, "options": options, "stdin": None})

    def graph(
        self,
        module: str,
        scenario: Callable[..., object],
        *args: object,
        replay: str,
        states: int = 5000,
        deadline: float = 60.0,
    ) -> Reply:
        """The states around one schedule of ``scenario(module, *args)``; `value` is packed."""
        request = self._request("explore", module, (scenario, args), deadline)
        options = {"replay": replay, "states": states}
        return _ask({**request, "options": options, "stdin": None})

    def _request(
        self, kind: str, module: str, call: tuple[object, object], deadline: float
    ) -> dict[str, Any]:
        submission = Submission.named(self._root, module)
        return {
            "kind": kind,
            "cell": self._number,
            "path": submission.path,
            "scenario": cloudpickle.dumps(call),
            "deadline": float(deadline),
            **self._place(),
            "seal": os.urandom(_SEAL_BYTES),
        }

    def _place(self) -> dict[str, Any]:
        """What decides on the server."""
        return {
            "root": os.path.realpath(self._root),
            "limits": asdict(self._limits),
            "containment": self._containment.as_plain(),
        }

    def close(self) -> None:
        """End the process that was kept for explorations, be it of another cell in this place."""
        if warm.serves(self._place()):
            warm.ask({**self._place(), "kind": "close", "deadline": 5.0})


def _ask(request: dict[str, Any]) -> Reply:
    try:
        return read_reply(warm.ask(request))
    except warm.ServerDiedError:
        reason = "the process that watches over the submission was killed"
        return Reply(end="crashed", stage="call", reason=reason)
    except warm.ServerStuckError:
        return Reply(end="hung", stage="call", reason="the submission stopped its own watcher")
