"""Where every thread of a process stands, asked for from outside, best effort.

`faulthandler` writes the stacks from a signal handler in C, so it answers also when the program
waits for a lock that nobody gives back. A second signal lets the interpreter flush what `print`
still holds.
"""

from __future__ import annotations

import contextlib
import faulthandler
import re
import signal
import sys
from types import FrameType
from typing import Final

from kit.cell.naming import Submission
from kit.gates import quiet

# Signals that no lesson uses.
ASK: Final[int] = getattr(signal, "SIGRTMAX", signal.SIGUSR1 + 1) - 1
FLUSH: Final[int] = getattr(signal, "SIGRTMAX", signal.SIGURG + 2) - 2

_FRAME: Final = re.compile(r'  File "(.*)", line (\d+) in (.*)')
_CAUGHT: Final = re.compile(r"^SigCgt:\s*([0-9a-f]+)", re.MULTILINE)
_PENDING: Final = re.compile(r"^S(?:ig|hd)Pnd:\s*([0-9a-f]+)", re.MULTILINE)
_MOST: Final = 60


def arm(fd: int) -> None:
    """Write stacks to the descriptor when asked, and when the process dies of a fatal signal."""
    faulthandler.register(ASK, file=fd, all_threads=True, chain=False)
    faulthandler.enable(file=fd, all_threads=True)
    signal.signal(FLUSH, _flush)


def _flush(number: int, frame: FrameType | None) -> None:
    del number, frame
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()


def answers(pid: int) -> bool:
    """The process has set up an answer; another program would only be ended by the question."""
    return _has_question(pid, _CAUGHT, unknown=True)


def is_pending(pid: int) -> bool:
    """The process was asked and has not been told yet: it waits for a core, or has it blocked."""
    return not quiet.has_ended(pid) and _has_question(pid, _PENDING, unknown=False)


def _has_question(pid: int, masks: re.Pattern[str], *, unknown: bool) -> bool:
    """`ASK` is in one of these masks; unknown: it has just ended, or this system does not tell."""
    try:
        found = masks.findall(quiet.read(f"/proc/{pid}/status"))
    except OSError:
        return unknown
    return any(int(mask, 16) >> (ASK - 1) & 1 for mask in found)


def own_frames(raw: bytes, submission: Submission) -> str:
    """The submission's own frames of each thread, innermost first.

    One line for each frame: ``07_lock/account.py:12 in deposit``; threads are set apart by a
    line ``thread`` and threads without a frame of the submission are left out.
    """
    threads: list[list[str]] = [[]]
    for line in raw.decode("utf-8", "replace").splitlines():
        match = _FRAME.match(line)
        if match is None:
            threads.append([])
        elif (path := submission.relative(match[1])) is not None:
            threads[-1].append(f"  {path}:{match[2]} in {match[3]}")
    shown = [line for frames in threads if frames for line in ("thread", *frames)]
    return "\n".join(shown[:_MOST])
