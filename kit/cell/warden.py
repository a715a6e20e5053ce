"""The server's parent: it forks servers, outlives one that a submission has killed, and clears up.

A submission that is not contained can find the server (its parent) and kill or stop it. The
warden adopts what the server leaves behind, ends all of it, and lets a stopped server go on.
It runs no submitted code and reads nothing that a submission wrote.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
from collections.abc import Callable
from typing import Any, Final, NoReturn

from kit.cell import birth, tree
from kit.cell.home import remove
from kit.cell.watch import Wake
from kit.cell.wire import read_order

Serve = Callable[[socket.socket, dict[str, Any]], NoReturn]
_ALIVE: Final = -1


def guard(judge: socket.socket, folder: str, mark: str, serve: Serve) -> NoReturn:
    """Fork a server for each order of the judge; at its end, end everything below.

    A server that dies of anything but the judge's goodbye ends the warden too.
    """
    wake = Wake()
    poll = select.poll()
    poll.register(judge, select.POLLIN)
    poll.register(wake.fd, select.POLLIN)
    server, status = 0, 0
    while status in (0, _ALIVE):
        told = any(fd == judge.fileno() for fd, _ in poll.poll())
        wake.clear()
        status = _status(server)
        server = server if status == _ALIVE else 0
        if told:
            if (order := read_order(judge)) is None:
                break
            _await_end(server)
            server, status = birth.fork_server(*order, _in_the_child(judge, wake, serve)), _ALIVE
    _await_end(server)
    tree.end_below(mark=mark)
    remove(folder)
    os._exit(0)


def _in_the_child(judge: socket.socket, wake: Wake, serve: Serve) -> Serve:
    """What a new server does: let go of what is the warden's, and serve."""

    def begin(theirs: socket.socket, order: dict[str, Any]) -> NoReturn:
        signal.set_wakeup_fd(-1)
        judge.close()
        wake.close()
        serve(theirs, order)

    return begin


def _status(server: int) -> int:
    """Reap orphans; set a stopped server going. How the server ended; -1 while it lives."""
    ended = _ALIVE if server else 0
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG | os.WUNTRACED)
            if pid == 0:
                return ended
            if pid != server:
                continue
            if os.WIFSTOPPED(status):
                tree.kill(server, signal.SIGCONT)
            else:
                ended = status
    return ended


def _await_end(server: int) -> None:
    """A server that the judge has left ends by itself; give it two seconds, then end it."""
    poll = select.poll()
    for _ in range(200):
        if not server or _status(server) != _ALIVE:
            return
        poll.poll(10)
    tree.kill(server, signal.SIGKILL)
    tree.reap(server, wait=True)
