"""`multiprocessing.pool.ThreadPool` and `multiprocessing.dummy` over explored threads.

Their source is executed again like that of `threading`. Two things of theirs wait for real:
the notifier, a pipe on which the pool's own threads sleep, and the finalizers that run when
the interpreter ends. Both have virtual twins here.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.util
import types
from typing import Any


class Finalize:
    """`multiprocessing.util.Finalize` without the registry of the real interpreter."""

    def __init__(
        self,
        obj: Any,  # noqa: ARG002  as the real one
        callback: Any,
        args: Any = (),
        kwargs: Any = None,
        exitpriority: Any = None,  # noqa: ARG002
    ) -> None:
        self._callback = callback
        self._args, self._kwargs = args, kwargs or {}

    def __call__(self, wr: Any = None) -> Any:  # noqa: ARG002
        """Run the callback, once."""
        callback, self._callback = self._callback, None
        return callback(*self._args, **self._kwargs) if callback is not None else None

    def cancel(self) -> None:
        """Never run it."""
        self._callback = None

    def still_active(self) -> bool:
        """It has not run yet."""
        return self._callback is not None


def package(machinery: dict[str, types.ModuleType]) -> types.ModuleType:
    """The package `multiprocessing` as these modules see it."""
    simple_queue: Any = machinery["queue"].__dict__["SimpleQueue"]

    class Notifier(simple_queue):  # type: ignore[misc]  # it is made when the library is
        """Wakes the pool's housekeeper; it is its own reader."""

        _reader = property(lambda self: self)

        def wait(self) -> None:
            self._count.acquire()
            self._count.release()

    def wait(readers: Any, timeout: Any = None) -> Any:  # noqa: ARG001
        readers[0].wait()
        return readers

    context = types.SimpleNamespace(SimpleQueue=Notifier)
    util = types.ModuleType("multiprocessing.util")
    util.__dict__.update({**multiprocessing.util.__dict__, "Finalize": Finalize})
    found = types.ModuleType("multiprocessing")
    found.__dict__.update(
        {**multiprocessing.__dict__, "get_context": lambda *_: context, "util": util, "wait": wait}
    )
    return found
