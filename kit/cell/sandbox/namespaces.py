"""Processes, files, network and shared memory of one's own, for a server and all that it forks.

The first process of a space of processes is its init: no signal from inside can end or stop it,
and when it ends the kernel ends all the others at once, whatever they do.
"""

from __future__ import annotations

import fcntl
import os
import socket
import struct
from pathlib import Path
from typing import Final

from kit.cell.sandbox import calls

_FILES, _SHARED, _USER, _PROCESSES, _NETWORK = (
    0x00020000, 0x08000000, 0x10000000, 0x20000000, 0x40000000,
)  # fmt: skip
_SET_FLAGS: Final = 0x8914
_UP: Final = 1


def leave() -> None:
    """Leave the judge's namespaces; the process space is that of children forked from now on.

    Root needs no user namespace. Anybody else gets one, in which they are who they are.
    """
    rest = _FILES | _SHARED | _PROCESSES | _NETWORK
    if os.geteuid() == 0:
        calls.unshare(rest)
        return
    user, group = os.geteuid(), os.getegid()
    calls.unshare(rest | _USER)
    calls.prctl(calls.SET_DUMPABLE, 1)  # Otherwise the files below are root's.
    for name, words in {
        "setgroups": "deny", "uid_map": f"{user} {user} 1", "gid_map": f"{group} {group} 1",
    }.items():  # fmt: skip
        Path(f"/proc/self/{name}").write_text(words, encoding="ascii")


def leave_messages() -> None:
    """In a child: what its siblings left in System V queues, semaphores and memory is not there."""
    calls.unshare(_SHARED)


def start_loopback() -> None:
    """Let 127.0.0.1 work: the one address of the network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sH14x", b"lo", _UP)
        fcntl.ioctl(any_socket, _SET_FLAGS, request)
