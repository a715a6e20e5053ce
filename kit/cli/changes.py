"""Tells when one file is saved: by the system's own notices, else by looking at it.

A thread waits; what it finds becomes a byte in a socket, so that the caller can wait for it
together with keys and results.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self

_STEP: Final = 50
"""Milliseconds in which the notices of one save are gathered."""
_QUIET: Final = 1_000
"""Milliseconds without a notice after which the file is looked at all the same."""
_GLANCE: Final = 0.2
"""Seconds between two looks, where the system gives no notices."""


class Changes:
    """Readable (`fileno`) after the file was saved. A context manager: ends its thread.

    polling   look at the file again and again even where the system would tell
    """

    def __init__(self, path: Path, *, polling: bool = False) -> None:
        self._path = path
        self._stop = threading.Event()
        self._readable, self._told = socket.socketpair()
        self._told.setblocking(False)  # noqa: FBT003 - the signature of the library
        self._polling = polling
        self._seen = _look(path)
        threading.Thread(target=self._watch, name="changes", daemon=True).start()

    def fileno(self) -> int:
        """Readable when the file was saved since the last `read`."""
        return self._readable.fileno()

    def read(self) -> None:
        """Take notice of all saves up to now."""
        self._readable.recv(4096)

    def _watch(self) -> None:
        try:
            for _ in self._looks() if self._polling else self._notices():
                seen = _look(self._path)
                if seen != self._seen and not self._stop.is_set():
                    self._seen = seen
                    with contextlib.suppress(BlockingIOError):
                        self._told.send(b"\n")
        except OSError:  # the reader has closed it and left
            return

    def _notices(self) -> Iterator[object]:
        """One for each change in the folder: many editors save under another name and rename."""
        try:
            from watchfiles import watch  # noqa: PLC0415 - only here

            yield from watch(
                self._path.parent,
                watch_filter=None,
                step=_STEP,
                debounce=4 * _STEP,
                rust_timeout=_QUIET,
                yield_on_timeout=True,
                stop_event=self._stop,
                recursive=False,
                raise_interrupt=False,
            )
        except (ImportError, OSError, RuntimeError):  # not on this system, or no more of them left
            yield from self._looks()

    def _looks(self) -> Iterator[object]:
        while not self._stop.wait(_GLANCE):
            yield None

    def close(self) -> None:
        """End the thread, soon."""
        self._stop.set()
        self._readable.close()
        self._told.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _look(path: Path) -> object:
    """Equal as long as nobody has saved the file."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size, facts.st_ino
