"""Which calls of built-in and standard functions touch shared state, and how."""

from __future__ import annotations

import bisect
import builtins
import copy
import heapq
import operator
import random
import types
from pathlib import PurePath
from typing import Any

CHANGERS = frozenset(
    id(function)
    for function in (
        builtins.next, heapq.heappush, heapq.heappop, heapq.heapify, heapq.heapreplace,
        heapq.heappushpop, bisect.insort, bisect.insort_left, bisect.insort_right,
        operator.setitem, operator.delitem, operator.iadd, operator.ior,
    )
)  # fmt: skip
PYTHON_CHANGERS = frozenset({random.Random.shuffle})
QUIET = frozenset(
    id(function)
    for function in (
        builtins.isinstance,
        builtins.issubclass,
        builtins.id,
        builtins.callable,
        builtins.print,
    )
)
PYTHON_READERS = frozenset({copy.copy, copy.deepcopy})

FILE_MODULES = frozenset(
    [
        "posix", "nt", "os", "shutil", "posixpath", "ntpath", "genericpath", "io", "_io",
        "pathlib", "tempfile", "ctypes", "_ctypes", "_struct",
    ]
)  # fmt: skip
"""Of functions whose places no name tells: on the disk, at an address, in a buffer."""
PURE_PATHS = frozenset(
    [
        "join", "basename", "dirname", "split", "splitext", "splitdrive", "abspath", "normpath",
        "normcase", "isabs", "fspath", "getpid", "getppid", "getenv", "cpu_count", "urandom",
        "getcwd", "commonpath", "commonprefix", "expanduser", "expandvars", "relpath",
        "fsencode", "fsdecode", "getlogin", "strerror", "process_cpu_count", "sched_getaffinity",
        "pack", "unpack", "calcsize", "sizeof", "alignment", "addressof", "byref",
    ]
)  # fmt: skip
FILE_READS = frozenset(
    [
        "exists", "lexists", "isfile", "isdir", "islink", "ismount", "stat", "lstat", "access",
        "listdir", "scandir", "walk", "getsize", "getmtime", "samefile", "readlink", "is_file",
        "is_dir", "is_symlink", "read_text", "read_bytes", "iterdir", "glob", "rglob",
        "unpack_from", "iter_unpack", "string_at", "wstring_at",
    ]
)  # fmt: skip
PATH_CHANGES = frozenset(
    [
        "mkdir", "rmdir", "unlink", "rename", "replace", "touch", "write_text", "write_bytes",
        "open", "symlink_to", "hardlink_to", "chmod",
    ]
)  # fmt: skip


PATH_CALLS = FILE_READS | PATH_CHANGES


class FileSystem:
    """Stands for everything on the disk and in memory without a name: one place."""


FILES = FileSystem()


def touches_files(function: Any) -> bool:
    """The function looks at the file system or changes it."""
    name = getattr(function, "__name__", "")
    if type(function) is types.MethodType:
        return name in PATH_CALLS and issubclass(type(function.__self__), PurePath)
    module = getattr(function, "__module__", None)
    return module in FILE_MODULES and name not in PURE_PATHS


def changes_files(function: Any) -> bool:
    """Not one of the functions that only look."""
    return getattr(function, "__name__", "") not in FILE_READS
