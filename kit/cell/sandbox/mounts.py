"""A root folder of one's own: what is shown is there, under its own name, and nothing else is."""

# Paths are plain text, joined to a prefix.
# ruff: noqa: PTH102, PTH103, PTH112, PTH120, PTH123, PTH211

from __future__ import annotations

import os
from collections.abc import Collection
from typing import Final

from kit.cell.sandbox import calls
from kit.cell.sandbox.view import DEVICES, KEPT_BACK, SHARED_MEMORY, TERMINALS

_SCRATCH: Final = "/cell"
_READ_ONLY, _NO_SETUID, _NO_DEVICES, _NO_EXEC = 1, 2, 4, 8
_BIND, _RECURSIVE, _PRIVATE = 4096, 16384, 1 << 18
_STREAMS: Final = {"fd": "fd", "stdin": "fd/0", "stdout": "fd/1", "stderr": "fd/2"}


def show_only(paths: Collection[str], *, folder: str, disk: int) -> str:
    """Make a new root out of the paths (all can be read, none written) and move there.

    Returns the one folder that can be changed.

    folder  is there already, and is hidden by the new root while it is built
    disk    bytes of the scratch folder, and as many of shared memory
    """
    calls.mount("none", os.sep, flags=_RECURSIVE | _PRIVATE)
    _empty(folder, size=1 << 20)
    for path in paths:
        _bind(path, folder + path)
    for path in dict.fromkeys((KEPT_BACK, os.path.realpath(KEPT_BACK))):
        if os.path.isdir(folder + path):
            calls.mount("tmpfs", folder + path, "tmpfs", _READ_ONLY, "mode=555,size=4096")
    scratch = _SCRATCH
    while any(path == scratch or path.startswith(scratch + os.sep) for path in paths):
        scratch += "-"
    for path in ("/proc", "/dev", scratch):
        os.makedirs(folder + path, exist_ok=True)
    calls.make_read_only(folder)
    _empty(folder + scratch, size=disk)
    _devices(folder, disk)
    calls.mount("proc", f"{folder}/proc", "proc", _NO_SETUID | _NO_DEVICES | _NO_EXEC)
    calls.change_root(folder)
    return scratch


def _empty(folder: str, *, size: int, mode: str = "755") -> None:
    options = f"mode={mode},size={size},nr_inodes=65536"
    calls.mount("tmpfs", folder, "tmpfs", _NO_SETUID | _NO_DEVICES, options)


def _bind(path: str, target: str) -> None:
    if os.path.isdir(path):
        os.makedirs(target, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        open(target, "wb").close()
    calls.mount(path, target, flags=_BIND | _RECURSIVE)


def _devices(folder: str, size: int) -> None:
    _empty(f"{folder}/dev", size=1 << 20)
    for path in DEVICES:
        _bind(path, folder + path)
    for name, target in _STREAMS.items():
        os.symlink(f"/proc/self/{target}", f"{folder}/dev/{name}")
    os.mkdir(folder + TERMINALS)
    options = "newinstance,ptmxmode=0666,mode=0600"
    calls.mount("devpts", folder + TERMINALS, "devpts", _NO_SETUID | _NO_EXEC, options)
    os.symlink("pts/ptmx", f"{folder}/dev/ptmx")
    os.mkdir(folder + SHARED_MEMORY)
    _empty(folder + SHARED_MEMORY, size=size, mode="1777")
