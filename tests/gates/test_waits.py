"""What a blocked thread waits for is read from /proc."""

from __future__ import annotations

import os
import socket

import pytest

from kit.gates import quiet
from kit.gates.waits import Wait, is_on_network, wait_of

pytestmark = pytest.mark.skipif(not quiet.KNOWN, reason="waits are read from /proc")


def forked(call):
    pid = os.fork()
    if pid == 0:
        try:
            call()
        finally:
            os._exit(0)
    return pid


def settled(pid):
    """Its wait, once it is blocked or has stood in the same place for many rounds."""
    for _ in range(100_000):
        seen = quiet.doing(pid, pid)
        if seen is not None and seen.state == "S" and wait_of(pid, pid) is not None:
            break
        os.sched_yield()
    return wait_of(pid, pid)


def test_a_reader_waits_for_a_writer():
    reading, writing = os.pipe()
    pid = forked(lambda: os.read(reading, 1))
    wait = settled(pid)
    os.write(writing, b"x")
    assert os.waitpid(pid, 0)[1] == 0
    for fd in (reading, writing):
        os.close(fd)
    assert wait.kind == "read"
    assert wait.target.startswith("pipe:")


def test_a_writer_waits_for_a_reader():
    reading, writing = os.pipe()
    pid = forked(lambda: os.write(writing, bytes(65_537)))
    wait = settled(pid)
    assert len(os.read(reading, 65_536)) == 65_536
    assert os.waitpid(pid, 0)[1] == 0
    for fd in (reading, writing):
        os.close(fd)
    assert wait.kind == "write"


def test_who_runs_is_not_blocked():
    assert quiet.doing(os.getpid(), os.getpid()).state == "R"


def test_a_socket_of_the_network_is_told_from_one_of_this_machine_only():
    def kind(end):
        return is_on_network(Wait("read", f"socket:[{os.fstat(end.fileno()).st_ino}]"))

    near, other = socket.socketpair()
    listener = socket.create_server(("127.0.0.1", 0))
    far = socket.create_connection(listener.getsockname())
    with near, other, listener, far:
        assert (kind(far), kind(listener), kind(near)) == (True, True, False)
    assert not is_on_network(Wait("read", "pipe:[1]"))
    assert not is_on_network(Wait("news"))
