"""Shared memory and named semaphores that a process tree made and did not give back.

The server plays the resource tracker of `multiprocessing`: the interpreter itself writes one
line for each name that it makes and each that it gives back.
"""

from __future__ import annotations

import contextlib
from multiprocessing import resource_tracker
from typing import Final

from kit.cell.capture import Drain

_KEPT: Final = 4 * 1024 * 1024
_KINDS: Final = ("shared_memory", "semaphore")


class Resources:
    """The reading end of the tracker's pipe."""

    def __init__(self, fd: int) -> None:
        self.drain = Drain(fd, _KEPT)

    def _names(self) -> set[tuple[str, str]]:
        """Pairs of kind and name that are still there. Lines that mean nothing are passed over."""
        names: set[tuple[str, str]] = set()
        for line in bytes(self.drain.data).decode("ascii", "replace").splitlines():
            verb, _, rest = line.partition(":")
            name, _, kind = rest.rpartition(":")
            if kind in _KINDS and verb == "REGISTER":
                names.add((kind, name))
            elif kind in _KINDS and verb == "UNREGISTER":
                names.discard((kind, name))
        return names

    def left_behind(self) -> list[list[str]]:
        """Pairs of kind and words for blocks of shared memory; their names are drawn at random.

        Semaphores do not count: they belong to locks of the interpreter, which itself forgets
        some of them (those of a module that a child of the fork server has imported).
        """
        blocks = [name for kind, name in self._names() if kind == "shared_memory"]
        return [["shared memory", "a block that was never unlinked"]] * len(blocks)

    def give_back(self) -> None:
        """Remove what is still there."""
        for kind, name in self._names():
            with contextlib.suppress(Exception):
                resource_tracker._CLEANUP_FUNCS[kind](name)  # type: ignore[attr-defined]  # noqa: SLF001
