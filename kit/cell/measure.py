"""How much memory and disk a submission uses, seen from the server."""

# Read in every turn: system calls only.
# ruff: noqa: PTH123

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable
from typing import Final

_LINUX: Final = sys.platform.startswith("linux")
_PAGE: Final = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
MOST_FILES: Final = 10_000
_FEW: Final = 64


def takes_more_memory(pids: Iterable[int], than: int) -> bool:
    """The processes together hold more bytes; what they share counts once."""
    if not _LINUX or not than:
        return False
    sizes = {pid: _resident(pid) for pid in pids}
    own = _resident(os.getpid())  # Forked children share so much with this process.
    if sum(max(0, size - own) for size in sizes.values()) > than:
        return True
    # Above the truth, as a page that many share counts for each; the exact way is slow.
    few = len(sizes) <= _FEW and sum(sizes.values()) > than
    return few and sum(map(_proportional, sizes)) > than


def _resident(pid: int) -> int:
    with contextlib.suppress(OSError, ValueError, IndexError), open(f"/proc/{pid}/statm") as line:
        return int(line.read().split()[1]) * _PAGE
    return 0


def _proportional(pid: int) -> int:
    with contextlib.suppress(OSError, ValueError, IndexError):  # noqa: SIM117
        with open(f"/proc/{pid}/smaps_rollup") as lines:
            for line in lines:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) * 1024
    return 0


def takes_more_disk(folder: str, than: int) -> bool:
    """The files below hold more bytes than that, or are more than `MOST_FILES`."""
    used = count = 0
    waiting = [folder]
    while waiting:
        with contextlib.suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                count += 1
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    used += entry.stat(follow_symlinks=False).st_blocks * 512
                if used > than or count > MOST_FILES:
                    return True
    return False
