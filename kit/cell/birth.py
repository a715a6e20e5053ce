"""The birth of a server: a fork, and for a contained one its own namespaces and its own disk."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from typing import Any, Final, NoReturn

from kit.cell import tree
from kit.cell.wire import frame

_MOST_DIGITS: Final = 20


def fork_server(
    order: dict[str, Any],
    theirs: socket.socket,
    begin: Callable[[socket.socket, dict[str, Any]], NoReturn],
) -> int:
    """Fork a process that begins to serve at the socket; its process id, 0 when it was refused."""
    with theirs:
        if order["containment"]["namespaces"]:
            return _fork_into_namespaces(order, theirs, begin)
        pid = os.fork()
        if pid == 0:
            begin(theirs, order)
        return pid


def _fork_into_namespaces(
    order: dict[str, Any],
    theirs: socket.socket,
    begin: Callable[[socket.socket, dict[str, Any]], NoReturn],
) -> int:
    """Only a child of who left it is in a new space of processes: so there is one in between."""
    reading, writing = os.pipe()
    between = os.fork()
    if between == 0:
        os.close(reading)
        pid = _leave_and_fork(theirs)
        if pid == 0:
            os.close(writing)
            begin(theirs, order)
        os.write(writing, str(max(pid, 0)).encode())
        os._exit(0)
    os.close(writing)
    tree.reap(between, wait=True)
    told = os.read(reading, _MOST_DIGITS)
    os.close(reading)
    return int(told or 0)


def _leave_and_fork(theirs: socket.socket) -> int:
    """In the new process 0; in the one between its process id, or -1 when it was refused."""
    from kit.cell.sandbox import namespaces  # noqa: PLC0415  only where it is used

    try:
        namespaces.leave()
        return os.fork()
    except OSError as error:
        theirs.sendall(frame({"refused": str(error)}))
        return -1
