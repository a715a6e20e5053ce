"""What waits for the real world is refused, with the call and the line, and never hangs."""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import queue
import select
import socket
import subprocess
import sys
import threading
from concurrent.futures import ProcessPoolExecutor

import pytest

from kit import together
from kit.explorer import RealWaitError, explore

CHILD = [sys.executable, "-c", "input()"]


@pytest.fixture
def world():
    """Real things that give nothing: (reading end of a pipe, listening socket, connected one)."""
    reader, writer = os.pipe()
    one, other = socket.socketpair()
    with socket.create_server(("127.0.0.1", 0)) as listener, one, other:
        yield reader, listener, one
    os.close(reader)
    os.close(writer)


def other_flock(tmp_path):
    file = (tmp_path / "lock").open("w")
    fcntl.flock(file, fcntl.LOCK_EX)
    return file


CALLS = {
    "read": lambda pipe, listener, end: os.read(pipe, 1),
    "socket.accept": lambda pipe, listener, end: listener.accept(),
    "socket.recv": lambda pipe, listener, end: end.recv(1),
    "socket.connect": lambda pipe, listener, end: connect(listener.getsockname()),
    "select.select": lambda pipe, listener, end: select.select([pipe], [], []),
    "subprocess.Popen": lambda *_: subprocess.run(CHILD, check=False),
    "fork": lambda *_: os.fork(),
    "waitpid": lambda *_: os.waitpid(-1, 0),
    "BaseProcess.start": lambda *_: multiprocessing.Process(target=print).start(),
    "ProcessPoolExecutor": lambda *_: ProcessPoolExecutor(1),
    "input": lambda *_: input(),
    "socket.getaddrinfo": lambda *_: socket.getaddrinfo("example.org", 80),
}


def connect(address):
    with socket.socket() as made:
        made.connect(address)


@pytest.mark.parametrize("name", CALLS)
def test_the_call_and_its_line_are_named(name, world):
    call = CALLS[name]

    def program():
        together(lambda: call(*world), lambda: call(*world))

    with pytest.raises(RealWaitError) as refused:
        explore(program)
    line = (connect if name == "socket.connect" else call).__code__.co_firstlineno
    line += 2 * (name == "socket.connect")
    assert refused.value.call.endswith(name), refused.value
    assert refused.value.where == f"tests/library/test_real_waits.py:{line}"


def test_a_program_that_swallows_every_error_is_refused_all_the_same(world):
    def program():
        while True:
            try:
                os.read(world[0], 1)
            except BaseException:  # noqa: BLE001
                continue

    with pytest.raises(RealWaitError):
        explore(program)


def test_a_lock_of_a_file_that_is_free_is_taken_and_one_that_is_not_is_refused(tmp_path):
    def program():
        with (tmp_path / "lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
        return "taken"

    assert [outcome.value for outcome in explore(program).outcomes] == ["taken"]
    with other_flock(tmp_path), pytest.raises(RealWaitError, match=r"flock waits"):
        explore(program)


def test_a_call_that_does_not_wait_goes_through():
    def program():
        reader, writer = os.pipe()
        os.write(writer, b"x")
        one, other = socket.socketpair()
        one.send(b"y")
        got = os.read(reader, 1) + other.recv(1)
        for each in (reader, writer):
            os.close(each)
        one.close()
        other.close()
        return got.decode()

    assert [outcome.value for outcome in explore(program).outcomes] == ["xy"]


@pytest.mark.parametrize("make", [threading.Lock, threading.RLock, queue.Queue])
def test_a_lock_made_before_the_exploration_is_refused_at_its_first_use(make):
    real = make()

    def program():
        together(lambda: use(real))

    with pytest.raises(RealWaitError, match=r"test_real_waits.py:\d+: .* made before"):
        explore(program)


def use(thing):
    if hasattr(thing, "put"):
        thing.put(1)
    else:
        with thing:
            pass


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="told by /proc")
def test_what_no_guard_sees_is_noticed_by_its_standing_still():
    def program():
        lock = sys.modules["threading"].Lock()  # the real one
        together(lambda: (lock.acquire(), lock.acquire()))

    with pytest.raises(RealWaitError, match=r"test_real_waits.py:\d+: .* not explored"):
        explore(program)


def test_the_guards_are_gone_afterwards():
    real = os.read, socket.socket.recv, subprocess.Popen.__init__
    explore(lambda: None)
    assert (os.read, socket.socket.recv, subprocess.Popen.__init__) == real
    assert "recv" not in vars(socket.socket)
