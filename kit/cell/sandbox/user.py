"""A user that nobody else is: numbers far above those of people and services."""

from __future__ import annotations

import os
from typing import Final

from kit.cell.sandbox import calls

FIRST: Final = 61_184
_COUNT: Final = 4_000


def number_for(server: int) -> int:
    """Servers that run at the same time have different users, so none counts for another."""
    return FIRST + server % _COUNT


def become(user: int) -> None:
    """Be that user and no other, for good. 0: only drop every privilege."""
    calls.bound_capabilities()
    if user:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    calls.drop_capabilities()
    calls.prctl(calls.SET_DUMPABLE, 1)  # So that it may look at itself below /proc.


def counted_alone() -> bool:
    """In a namespace only its own processes count, as of Linux 5.14."""
    major, minor = (int(part) for part in os.uname().release.split(".")[:2])
    return os.geteuid() != 0 and (major, minor) >= (5, 14)
