"""Reading what a submission writes, with a cap, and without ever waiting for its end.

An orphan can hold a pipe open for ever, so nobody here waits for an end of file; and a flood is
read and dropped, so it fills neither memory nor disk nor the pipe.
"""

from __future__ import annotations

import os
from typing import Final

_CHUNK: Final = 1 << 18


class Drain:
    """The reading end of a pipe: keeps the first `keep` bytes and counts all of them."""

    __slots__ = ("data", "fd", "keep", "open", "seen")

    def __init__(self, fd: int, keep: int) -> None:
        os.set_blocking(fd, False)
        self.fd = fd
        self.keep = keep
        self.data = bytearray()
        self.seen = 0
        self.open = True

    def read(self) -> bool:
        """Read what is there, at most one chunk. False when there was nothing."""
        if not self.open:
            return False
        try:
            piece = os.read(self.fd, _CHUNK)
        except BlockingIOError:
            return False
        if not piece:
            self.open = False
            return False
        self.seen += len(piece)
        self.data += piece[: max(0, self.keep - len(self.data))]
        return True

    def read_rest(self) -> None:
        """Read what the pipe holds now (it holds a bounded amount once its writers are dead)."""
        for _ in range(64):
            if not self.read():
                return

    def take(self) -> bytes:
        """What was kept, which is forgotten, as is the count."""
        data = bytes(self.data)
        self.data.clear()
        self.seen = 0
        return data

    @property
    def truncated(self) -> bool:
        """More came than is kept."""
        return self.seen > self.keep

    def close(self) -> None:
        """Close the descriptor."""
        self.open = False
        os.close(self.fd)


class Feed:
    """The writing end of a pipe into the child: written without ever waiting for the reader."""

    __slots__ = ("_close_after", "_rest", "fd")

    def __init__(self, fd: int) -> None:
        os.set_blocking(fd, False)
        self.fd = fd
        self._rest = memoryview(b"")
        self._close_after = False

    @property
    def waiting(self) -> bool:
        """There is more to write."""
        return bool(self._rest)

    def give(self, data: bytes, *, last: bool) -> None:
        """Write the data, now or in later turns; close the pipe after it when it is the last."""
        self._rest = memoryview(bytes(self._rest) + data)
        self._close_after = last
        self.write()

    def write(self) -> None:
        """Write what the pipe takes."""
        try:
            while self._rest:
                self._rest = self._rest[os.write(self.fd, self._rest) :]
        except BlockingIOError:
            return
        except BrokenPipeError:
            self._rest = memoryview(b"")
        if self._close_after:
            self.close()

    def close(self) -> None:
        """Close the descriptor; more than once is fine."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1
