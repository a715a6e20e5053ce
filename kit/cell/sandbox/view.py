"""The part of the disk that a contained cell can read: Python, the kit, system programs."""

# Paths are plain text: they are bound, and named in rules, exactly as they are written here.
# ruff: noqa: PTH110, PTH112, PTH114, PTH115, PTH118, PTH120, PTH119, PTH208

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

_SYSTEM: Final = (
    "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/nix/store", "/gnu/store",
    "/etc/alternatives", "/etc/group", "/etc/hosts", "/etc/ld.so.cache", "/etc/ld.so.conf",
    "/etc/ld.so.conf.d", "/etc/localtime", "/etc/nsswitch.conf", "/etc/passwd",
)  # fmt: skip
DEVICES: Final = ("/dev/full", "/dev/null", "/dev/random", "/dev/urandom", "/dev/zero")
SHARED_MEMORY: Final = "/dev/shm"  # noqa: S108  where the system keeps it
TERMINALS: Final = "/dev/pts"
KIT: Final = str(Path(__file__).parents[2])
KEPT_BACK: Final = f"{KIT}/_course"
"""What a wheel carries beside the kit: checks with what they expect, and the solutions."""
_PACKAGES: Final = ("site-packages", "dist-packages")


def readable() -> tuple[str, ...]:
    """Absolute paths, without those that lie below another; links are left as they are."""
    paths = [*_SYSTEM, *_python(), *_packages(), KIT]
    return tuple(outermost(path for path in paths if os.path.exists(path)))


def _python() -> Iterator[str]:
    """The interpreter's folders, by every name under which they may be asked for."""
    yield from {sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix}
    yield from (sysconfig.get_path(name) for name in ("stdlib", "platstdlib"))
    yield os.path.dirname(os.path.realpath(sys.executable))
    path = sys.executable
    for _ in range(10):
        yield os.path.dirname(path)
        if not os.path.islink(path):
            break
        path = os.path.normpath(os.path.join(os.path.dirname(path), os.readlink(path)))


def _packages() -> Iterator[str]:
    """Folders of installed packages; never one that was only put on the path, such as a project."""
    for path in sys.path:
        if os.path.basename(path) in _PACKAGES or path.endswith(".zip"):
            yield path


def outermost(paths: Iterable[str]) -> list[str]:
    """The paths without those that lie below another."""
    kept: list[str] = []
    for path in sorted(set(map(os.path.abspath, paths))):
        if path == os.sep:
            raise OSError("Python is installed in the root folder, which cannot be shown alone")
        if not any(path.startswith(each + os.sep) and not os.path.islink(each) for each in kept):
            kept.append(path)
    return kept


def around(paths: Iterable[str], hidden: str) -> list[str]:
    """The same without what is hidden: of a folder that holds it, the others that are in it.

    By whatever name: a link may lead there, too.
    """
    there = os.path.realpath(hidden)
    if not os.path.isdir(there):
        return list(paths)
    kept: list[str] = []
    for path in paths:
        real = os.path.realpath(path)
        if f"{there}/".startswith(f"{real}/") and real != there:
            kept += around((f"{path}/{name}" for name in sorted(os.listdir(path))), hidden)
        elif not f"{real}/".startswith(f"{there}/"):
            kept.append(path)
    return kept


def program_path(words: str, shown: Iterable[str]) -> str:
    """Of the folders in a PATH those that can be seen: the others would tell where people live."""
    parts = [part for part in words.split(os.pathsep) if _is_shown(part, shown)]
    return os.pathsep.join(dict.fromkeys(parts))


def _is_shown(path: str, shown: Iterable[str]) -> bool:
    return any(path == each or path.startswith(each + os.sep) for each in shown)
