"""System calls of Linux that the standard library does not offer; each raises OSError by name."""

from __future__ import annotations

import ctypes
import os
import struct
from functools import cache
from typing import Any, Final

NO_NEW_PRIVS: Final = 38
SET_DUMPABLE: Final = 4
CAPBSET_DROP: Final = 24

# Numbers of calls that are the same on every architecture.
_MOUNT_SETATTR: Final = 442
_LANDLOCK_CREATE: Final = 444
_LANDLOCK_ADD: Final = 445
_LANDLOCK_RESTRICT: Final = 446

_HERE: Final = -100
_RECURSIVE: Final = 0x8000
_READ_ONLY: Final = 0x1
_NO_SETUID: Final = 0x2
_DETACH: Final = 2
_CAPABILITIES_3: Final = 0x20080522
_LAST_CAPABILITY: Final = 63


@cache
def _libc() -> Any:
    return ctypes.CDLL(None, use_errno=True)


def _checked(name: str, result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result


def system_call(number: int, *arguments: Any) -> int:
    """One that has no function of its own in the C library."""
    return _checked(f"system call {number}", _libc().syscall(number, *arguments))


def prctl(option: int, argument: int) -> None:
    """Change one property of this process."""
    number = ctypes.c_ulong
    zero = number(0)
    _checked("prctl", _libc().prctl(option, number(argument), zero, zero, zero))


def unshare(flags: int) -> None:
    """Leave the namespaces that the flags name."""
    _checked("unshare", _libc().unshare(flags))


def mount(source: str, target: str, kind: str = "", flags: int = 0, data: str = "") -> None:
    """Mount a file system, or bind a folder to a second place."""
    words = (source.encode(), os.fsencode(target), kind.encode() or None)
    done = _libc().mount(*words, ctypes.c_ulong(flags), data.encode() or None)
    _checked(f"mount of {target}", done)


def make_read_only(target: str) -> None:
    """The mount and all below it: no writing, no change of user by a file's bit."""
    attributes = ctypes.create_string_buffer(struct.pack("QQQQ", _READ_ONLY | _NO_SETUID, 0, 0, 0))
    path = ctypes.c_char_p(os.fsencode(target))
    flags = ctypes.c_uint(_RECURSIVE)
    size = ctypes.c_size_t(32)
    done = _libc().syscall(_MOUNT_SETATTR, _HERE, path, flags, attributes, size)
    _checked(f"mount_setattr of {target}", done)


def change_root(folder: str) -> None:
    """Make the mounted folder the root, and let the old one go."""
    os.chdir(folder)
    _checked("pivot_root", _libc().pivot_root(b".", b"."))
    _checked("umount", _libc().umount2(b".", _DETACH))
    os.chdir("/")


def bound_capabilities() -> None:
    """No program that this process starts can have a privilege, whatever its file says."""
    for number in range(_LAST_CAPABILITY + 1):
        if _libc().prctl(CAPBSET_DROP, ctypes.c_ulong(number), 0, 0, 0) < 0:
            break  # The last one that this kernel knows; or none may be dropped.


def drop_capabilities() -> None:
    """No privilege of this process is left."""
    header = ctypes.create_string_buffer(struct.pack("Ii", _CAPABILITIES_3, 0))
    _checked("capset", _libc().capset(header, ctypes.create_string_buffer(24)))


def landlock_version() -> int:
    """The version of Landlock that the kernel speaks; 0 when it has none."""
    answer: int = _libc().syscall(_LANDLOCK_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint(1))
    return max(0, answer)


def landlock_create(files: int, scopes: int) -> int:
    """A descriptor of an empty rule set that handles these rights to files and these scopes."""
    words = struct.pack("QQQ", files, 0, scopes) if scopes else struct.pack("Q", files)
    rules = ctypes.create_string_buffer(words, len(words))
    size = ctypes.c_size_t(len(words))
    made = _libc().syscall(_LANDLOCK_CREATE, rules, size, ctypes.c_uint(0))
    return _checked("landlock_create_ruleset", made)


def landlock_allow(rules: int, path: int, files: int) -> None:
    """Allow rights below the path (a descriptor)."""
    rule = ctypes.create_string_buffer(struct.pack("=Qi", files, path), 12)
    done = _libc().syscall(_LANDLOCK_ADD, rules, 1, rule, ctypes.c_uint(0))
    _checked("landlock_add_rule", done)


def landlock_restrict(rules: int) -> None:
    """Apply the rules to this process and all that it starts, for good."""
    done = _libc().syscall(_LANDLOCK_RESTRICT, rules, ctypes.c_uint(0))
    _checked("landlock_restrict_self", done)
