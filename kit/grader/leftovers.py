"""Folders in the place for temporary files, by the process that made them.

Each is called ``PREFIX-PID-...``. A process that is killed cannot remove its own; whoever grades
next does it.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Final

import psutil

SESSION: Final = "kit-grade"
CLASS: Final = "kit-class"
_NAMES: Final = re.compile(rf"(?:{SESSION}|{CLASS}|kit)-(\d+)-[^-]+\Z")
"""``kit-PID-...`` is the folder of a cell's server."""
_CLOCK: Final = 2.0
"""Seconds by which the time of a file and that of a process may differ."""


def prefix(kind: str) -> str:
    """Of a folder of this process, for `tempfile`."""
    return f"{kind}-{os.getpid()}-"


def sweep(folder: Path | None = None) -> None:
    """Remove what processes left there that are dead; of this user, and nobody else's."""
    folder = folder or Path(tempfile.gettempdir())
    for path in folder.glob("kit-*"):
        found = _NAMES.match(path.name)
        if found is not None and _is_left(path, int(found[1])):
            shutil.rmtree(path, ignore_errors=True)


def _is_left(path: Path, owner: int) -> bool:
    try:
        facts = path.lstat()
        process = psutil.Process(owner)
        begun, dead = process.create_time(), process.status() == psutil.STATUS_ZOMBIE
    except FileNotFoundError:
        return False  # somebody else was faster
    except psutil.NoSuchProcess:
        return facts.st_uid == os.geteuid()
    except (psutil.Error, OSError):
        return False
    younger = begun > facts.st_mtime + _CLOCK  # another process got the number
    return (dead or younger) and facts.st_uid == os.geteuid()
