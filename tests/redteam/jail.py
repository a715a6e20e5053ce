"""Runs a grader that imports what it grades where it can do no harm; needs root on Linux."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import select
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any, Final, NoReturn

from kit.cell.sandbox import calls, mounts, namespaces, view

_USER: Final = 60_998
_LIMITS: Final = {
    resource.RLIMIT_NPROC: 300,
    resource.RLIMIT_AS: 4 << 30,
    resource.RLIMIT_FSIZE: 64 << 20,
    resource.RLIMIT_CORE: 0,
}
_LONGEST: Final = 200_000


def jailed(folder: Path, command: list[str], *, seconds: float) -> dict[str, Any]:
    """Copy the folder, run the command in the copy, end everything.

    status   of the command; None when it did not end in time
    output   the end of what it printed
    results  text of ``results.json``
    left     living processes after its end
    changed  the file beside it is not as it was
    """
    reading, writing = os.pipe()
    outer = os.fork()
    if outer == 0:
        os.close(reading)
        namespaces.leave()
        init = os.fork()
        if init == 0:
            _init(folder, command, seconds, writing)
        os.waitpid(init, 0)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        text = told.read()
    os.waitpid(outer, 0)
    found: dict[str, Any] = json.loads(text)
    return found


def _init(folder: Path, command: list[str], seconds: float, answer: int) -> NoReturn:
    """The first process of the jail: nobody inside can end it, and with it ends the jail."""
    os.setsid()
    try:
        told = _told(folder, command, seconds)
    except BaseException as error:  # noqa: BLE001 - it must be told
        told = {"error": f"{type(error).__name__}: {error}"}
    os.write(answer, json.dumps(told).encode())
    os._exit(0)


def _told(folder: Path, command: list[str], seconds: float) -> dict[str, Any]:
    namespaces.start_loopback()
    shown = view.outermost([*view.readable(), str(folder)])
    top = tempfile.mkdtemp()
    scratch = Path(mounts.show_only(shown, folder=top, disk=256 << 20))
    work = scratch / "work"
    shutil.copytree(folder, work)
    for path in (scratch, work, *work.rglob("*")):
        os.chown(path, _USER, _USER)
    victim = work / "outside" / "victim"
    before = victim.read_bytes()
    with (scratch / "printed").open("wb") as printed:
        pid = os.fork()
        if pid == 0:
            _become(command, work, printed.fileno())
        status = _wait(pid, seconds)
    left = sum(_lives(path.name) for path in Path("/proc").glob("[1-9]*"))
    results = work / "results.json"
    changed = not victim.is_file() or victim.read_bytes() != before
    return {
        "status": status,
        "output": (scratch / "printed").read_bytes()[-_LONGEST:].decode("utf-8", "replace"),
        "results": results.read_bytes()[:_LONGEST].decode("utf-8", "replace")
        if results.is_file()
        else "",
        "left": left if status is not None else max(0, left - 1),
        "changed": changed or len(list(victim.parent.iterdir())) != 1,
    }


def _become(command: list[str], work: Path, printed: int) -> NoReturn:
    with contextlib.suppress(BaseException):
        os.setsid()
        for limit, most in _LIMITS.items():
            resource.setrlimit(limit, (most, most))
        os.setgroups([])
        os.setresgid(_USER, _USER, _USER)
        os.setresuid(_USER, _USER, _USER)
        calls.prctl(calls.SET_DUMPABLE, 1)
        os.chdir(work)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for stream in (1, 2):
            os.dup2(printed, stream)
        os.closerange(3, 1024)
        words = {"PATH": os.defpath, "HOME": str(work), "TMPDIR": str(work)}
        path = os.pathsep.join(sys.path)
        os.execve(command[0], command, {**words, "PYTHONPATH": path, "MALLOC_ARENA_MAX": "2"})
    os._exit(99)


def _wait(pid: int, seconds: float) -> int | None:
    for _ in range(int(seconds * 50)):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        select.select([], [], [], 0.02)
    return None


def _lives(name: str) -> bool:
    if name == str(os.getpid()):
        return False
    with contextlib.suppress(OSError):
        stat = Path(f"/proc/{name}/stat").read_bytes()
        return stat.rpartition(b")")[2].split()[0] not in (b"Z", b"X")
    return False


signal.signal(signal.SIGPIPE, signal.SIG_IGN)
