"""Small messages over TCP, without a pause between two of them.

At the end of its handshake multiprocessing sends two messages in a row. The second one is held
until the first one is acknowledged, and the other side takes its time for that: 40 ms for each
connection of each proxy. No check is about that.
"""

from __future__ import annotations

import socket
from typing import Any


def send_at_once() -> None:
    """From now on a socket that connects by TCP holds nothing back, in forked processes too."""
    connect = socket.socket.connect

    def connect_and_hurry(self: socket.socket, address: Any) -> None:
        connect(self, address)
        if self.family in (socket.AF_INET, socket.AF_INET6) and self.type & socket.SOCK_STREAM:
            self.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    socket.socket.connect = connect_and_hurry  # type: ignore[assignment,method-assign]
