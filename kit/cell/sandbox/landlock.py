"""Landlock: a process takes away its own rights to files, without any privilege.

What is not allowed is refused: to read, to write, to make and to remove. As of version 6 no
signal and no abstract socket leads out of the restricted tree either, and in every version no
process outside can be traced, so nothing of its memory or environment is readable.
TCP is left alone: a rule would stop the loopback of the exercises too.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable
from typing import Final

from kit.cell.sandbox import calls

_EXECUTE, _WRITE, _READ, _LIST = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_TRUNCATE, _DEVICE = 1 << 14, 1 << 15
# Rights as of each version: the first thirteen, then moving between folders, truncating, devices.
_ALL_OF: Final = {0: 0, 1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
_ALL: Final = (1 << 16) - 1
_SCOPES: Final = 0b11
_FIRST_WITH_SCOPES: Final = 6

version = calls.landlock_version


def scoped(spoken: int) -> bool:
    """This version also keeps signals in."""
    return spoken >= _FIRST_WITH_SCOPES


def restrict(read: Iterable[str], write: Iterable[str], names: Iterable[str] = ()) -> None:
    """Leave this process, for good, the paths to read and to run, and those to change as well.

    names  of what lies below these paths can be listed, and nothing more

    Needs `no_new_privs`. A path that is not there is passed over. OSError when the kernel refuses.
    """
    spoken = version()
    handled = _ALL_OF.get(spoken, _ALL)
    rules = calls.landlock_create(handled, _SCOPES if scoped(spoken) else 0)
    try:
        for path in read:
            _allow(rules, path, _EXECUTE | _READ | _LIST)
        for path in write:
            _allow(rules, path, handled)
        for path in names:
            _allow(rules, path, _LIST)
        calls.landlock_restrict(rules)
    finally:
        os.close(rules)


def _allow(rules: int, path: str, rights: int) -> None:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, PermissionError):
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            if not stat.S_ISDIR(os.fstat(place).st_mode):
                rights &= _EXECUTE | _WRITE | _READ | _TRUNCATE | _DEVICE
            calls.landlock_allow(rules, place, rights)
        finally:
            os.close(place)
