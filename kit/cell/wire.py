"""Frames on a stream: eight bytes of length, then plain data."""

from __future__ import annotations

import contextlib
import io
import os
import socket
import struct
from collections.abc import Callable
from typing import Any, Final

from kit.plain import dump, load

_LENGTH: Final = struct.Struct("!Q")
LONGEST: Final = 256 * 1024 * 1024


def frame(message: Any) -> bytes:
    """The message as bytes for the stream."""
    body = dump(message)
    return _LENGTH.pack(len(body)) + body


def read_frame(read: Callable[[int], bytes]) -> Any:
    """The next message. EOFError when the stream ends first; ValueError on noise.

    read: returns 1 to n bytes, or none at the end of the stream.
    """
    (length,) = _LENGTH.unpack(_exactly(read, _LENGTH.size))
    if length > LONGEST:
        raise ValueError(f"a frame of {length} bytes")
    return load(_exactly(read, length), limit=LONGEST)


def _exactly(read: Callable[[int], bytes], count: int) -> bytes:
    data = bytearray()
    while len(data) < count:
        piece = read(min(count - len(data), 1 << 20))
        if not piece:
            raise EOFError("the other side is gone")
        data += piece
    return bytes(data)


def write_all(fd: int, data: bytes) -> None:
    """Write everything to a blocking descriptor. OSError when the other side is gone."""
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def send_order(warden: socket.socket, order: dict[str, Any], end: socket.socket) -> None:
    """An order, and with it the end of a socket."""
    socket.send_fds(warden, [frame(order)], [end.fileno()])


def read_order(judge: socket.socket) -> tuple[dict[str, Any], socket.socket] | None:
    """The next order and the end that came with it; None when the judge is gone."""
    with contextlib.suppress(ConnectionError):
        data, ends, _, _ = socket.recv_fds(judge, 1 << 16, 1)
        if data:
            first = io.BytesIO(data)
            order = read_frame(lambda count: first.read(count) or judge.recv(count))
            return order, socket.socket(fileno=ends[0])
    return None
