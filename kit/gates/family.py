"""The children that this process has right now: "on return" means at this very moment.

What is left over is counted by the cell, which is patient with what is about to end. A check
that has made the ends of the children late can be strict.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import Any

from kit.gates import quiet


def children_now() -> list[int]:
    """Process ids of children, zombies too, without the interpreter's own helpers.

    Empty where the system does not tell (see `quiet.KNOWN`).
    """
    found = quiet.children(os.getpid()) if quiet.KNOWN else []
    return sorted(set(found) - _helpers())


@contextlib.contextmanager
def pools_kept() -> Iterator[None]:
    """A pool that is made in here and dropped is not tidied up by its chance reference count.

    CPython terminates a `multiprocessing.pool.Pool` that nobody refers to any more, at once or,
    when a traceback or a cycle still does, much later: no way to shut one down.
    """
    from multiprocessing import pool  # noqa: PLC0415 - a spawned child starts faster without

    kept, init = [], pool.Pool.__init__

    def keeping(self: pool.Pool, *args: Any, **options: Any) -> None:
        kept.append(self)
        init(self, *args, **options)

    pool.Pool.__init__ = keeping  # type: ignore[method-assign]
    try:
        yield
    finally:
        pool.Pool.__init__ = init  # type: ignore[method-assign]
        kept.clear()


def _helpers() -> set[Any]:
    """The fork server and the resource tracker are started once, and for all."""
    return {
        _part("multiprocessing.forkserver", "_forkserver", "_forkserver_pid"),
        _part("multiprocessing.resource_tracker", "_resource_tracker", "_pid"),
    }


def _part(module: str, *names: str) -> Any:
    part: Any = sys.modules.get(module)
    for name in names:
        part = getattr(part, name, None)
    return part
