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
_KINDS: Final = {"shared_memory": "shared memory", "semaphore": "semaphore"}


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
        """Pairs of kind and words; the names are drawn by the interpreter, so none is given."""
        return [[_KINDS[kind], _WORDS[kind]] for kind, _ in sorted(self._names())]

    def give_back(self) -> None:
        """Remove what is still there."""
        for kind, name in self._names():
            with contextlib.suppress(Exception):
                resource_tracker._CLEANUP_FUNCS[kind](name)  # type: ignore[attr-defined]  # noqa: SLF001


_WORDS: Final = {
    "shared_memory": "a block that was never unlinked",
    "semaphore": "a named semaphore that was never unlinked",
}
