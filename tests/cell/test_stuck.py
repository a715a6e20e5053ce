"""A tree of processes that all wait is told at once; one that sleeps, polls or works never is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import cloudpickle
import pytest

from kit.cell import Cell, stacks, stuck
from kit.gates import quiet
from kit.gates.waits import Wait

pytestmark = pytest.mark.skipif(not quiet.KNOWN, reason="waits are read from /proc")
cloudpickle.register_pickle_by_value(sys.modules[__name__])

STUB = """
import multiprocessing, os, select, signal, socket, threading, time

def child(sending, size):
    sending.send(bytes(size))

def join_before_read(method):
    ctx = multiprocessing.get_context(method)
    receiving, sending = ctx.Pipe(duplex=False)
    process = ctx.Process(target=child, args=(sending, 200_000))
    process.start()
    process.join()

def read_for_ever():
    reading, writing = os.pipe()
    os.read(reading, 1)

def two_locks():
    a, b = threading.Lock(), threading.Lock()
    a.acquire(), b.acquire()
    thread = threading.Thread(target=a.acquire, daemon=True)
    thread.start()
    b.acquire()

def queue_of_the_dead():
    queue = multiprocessing.get_context("fork").Queue()
    process = multiprocessing.get_context("fork").Process(target=os._exit, args=(0,))
    process.start()
    queue.get()

def accept_for_ever():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.accept()

def sleep():
    pid = os.fork()
    if pid == 0:
        time.sleep(1.5)
        os._exit(0)
    os.waitpid(pid, 0)
    return "done"

def poll():
    until = time.monotonic() + 1.2
    while time.monotonic() < until:
        select.select([], [], [], 0.7)
    return "done"

def work():
    pid = os.fork()
    if pid == 0:
        until = time.monotonic() + 1.2
        while time.monotonic() < until:
            pass
        os._exit(0)
    os.waitpid(pid, 0)
    return "done"

def lock_with_timeout():
    lock = threading.Lock()
    lock.acquire()
    lock.acquire(timeout=1.3)
    return "done"

def timer():
    event = threading.Event()
    threading.Timer(1.3, event.set).start()
    event.wait()
    return "done"

def alarm():
    signal.signal(signal.SIGALRM, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, 1.3)
    signal.pause()
    return "done"

def sigwait():
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    signal.setitimer(signal.ITIMER_REAL, 1.3)
    signal.sigwait({signal.SIGALRM})
    return "done"

def slow_thread():
    thread = threading.Thread(target=time.sleep, args=(1.3,))
    thread.start()
    thread.join()
    return "done"

def shell():
    import subprocess
    subprocess.run(["sleep", "1.3"])
    return "done"

def first_thread_gone():
    import ctypes, platform
    pid = os.fork()
    if pid == 0:
        threading.Thread(target=lambda: (time.sleep(1.3), os._exit(0))).start()
        ctypes.CDLL(None).syscall({"x86_64": 60}.get(platform.machine(), 93), 0)
    os.waitpid(pid, 0)
    return "done"

def loop():
    import asyncio
    asyncio.run(asyncio.sleep(1.3))
    return "done"
"""


@pytest.fixture(scope="module")
def cell(tmp_path_factory):
    root = tmp_path_factory.mktemp("stuck") / "stubs"
    (root / "01_any").mkdir(parents=True)
    (root / "01_any" / "stub.py").write_text(STUB)
    made = Cell(root)
    yield lambda *call: made.run("01_any/stub.py", called, *call, deadline=40)
    made.close()


def called(stub, name, *args):
    return getattr(stub, name)(*args)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("join_before_read", "fork"), ("end of a child process", "reads from a pipe")),
        (
            ("join_before_read", "spawn"),
            ("the end of a child", "a child waits until somebody reads"),
        ),
        (("join_before_read", "forkserver"), ("the program waits", "reads from a pipe")),
        (("read_for_ever",), ("the program waits until somebody writes to a pipe",)),
        (("two_locks",), ("for a lock",)),
        (("queue_of_the_dead",), ("the program waits",)),
        (("accept_for_ever",), ("connection",)),
    ],
)
def test_a_tree_that_is_stuck_is_told_long_before_the_deadline(cell, call, words):
    reply = cell(*call)
    assert reply.end == "hung"
    assert "no process can go on" in reply.reason
    assert all(word in reply.reason for word in words), reply.reason
    assert "01_any/stub.py" in reply.stacks


@pytest.mark.parametrize(
    "name",
    [
        "sleep", "poll", "work", "lock_with_timeout", "timer", "alarm", "sigwait", "slow_thread",
        "shell", "loop", "first_thread_gone",
    ],
)  # fmt: skip
def test_whoever_can_go_on_is_never_blamed(cell, name):
    reply = cell(name)
    assert (reply.end, reply.value) == ("returned", "done"), reply


def looks_until_stuck(monkeypatch, wait, *, network):
    seen = frozenset({stuck._Waiting(1, 1, 7, wait)})
    monkeypatch.setattr(stuck, "_all_waiting", lambda pids: seen)
    monkeypatch.setattr(stuck, "is_on_network", lambda wait: network)
    stillness = stuck.Stillness()
    return next(number for number in range(1, 1000) if stillness.look([1]))


def test_a_packet_may_be_on_its_way_for_a_while(monkeypatch):
    wait = Wait("read", "socket:[7]")
    assert looks_until_stuck(monkeypatch, wait, network=False) == stuck.ROUNDS
    assert looks_until_stuck(monkeypatch, wait, network=True) == stuck.NETWORK_ROUNDS


def test_who_blocks_the_question_is_seen_to_be_asked_and_not_waited_for_long():
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        signal.pthread_sigmask(signal.SIG_BLOCK, {stacks.ASK})
        os.write(writing, b"1")
        signal.pause()
    try:
        os.read(reading, 1)
        assert not stacks.is_pending(pid)
        os.kill(pid, stacks.ASK)
        assert stacks.is_pending(pid)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(reading)
        os.close(writing)
    assert not stacks.is_pending(pid)


def test_a_program_that_has_no_answer_is_not_asked():
    sleeper = subprocess.Popen(["sleep", "1000"])
    try:
        assert not stacks.answers(sleeper.pid)
    finally:
        sleeper.kill()
        sleeper.wait()
