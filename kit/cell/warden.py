"""The server's parent. It outlives a server that a submission has killed, and clears up.

A submission can find the server (its parent) and kill or stop it. The warden adopts what the
server leaves behind, ends all of it, and lets a stopped server go on.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
from typing import NoReturn

from kit.cell import tree
from kit.cell.fork import remove
from kit.cell.watch import Wake


def fork_below(judge: socket.socket, folder: str, mark: str) -> int:
    """Becomes the warden; returns in a new process, the server, with the warden's pid."""
    tree.adopt_orphans()
    warden = os.getpid()
    server = os.fork()
    if server != 0:
        _guard(server, judge, folder, mark)
    return warden


def _guard(server: int, judge: socket.socket, folder: str, mark: str) -> NoReturn:
    """Wait for the end of the server or of the judge; then end everything below."""
    wake = Wake()
    poll = select.poll()
    poll.register(judge, 0)  # Only its end is of interest: the server reads.
    poll.register(wake.fd, select.POLLIN)
    lives = _lives(server)
    while lives and not any(fd == judge.fileno() for fd, _ in poll.poll()):
        wake.clear()
        lives = _lives(server)
    if lives:
        _let_it_end(server)
    tree.end_below(mark=mark)
    remove(folder)
    os._exit(0)


def _lives(server: int) -> bool:
    """Reap orphans; set a stopped server going. False when the server has ended."""
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG | os.WUNTRACED)
            if pid == 0:
                return True
            if pid == server and not os.WIFSTOPPED(status):
                return False
            if pid == server:
                tree.kill(server, signal.SIGCONT)
    return False


def _let_it_end(server: int) -> None:
    """A server that the judge has left ends by itself; give it two seconds."""
    poll = select.poll()
    for _ in range(200):
        if not _lives(server):
            return
        poll.poll(10)
