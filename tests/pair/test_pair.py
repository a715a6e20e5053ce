"""The solution's master.py and worker.py as real programs, and what may happen to them."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from multiprocessing.managers import BaseManager
from pathlib import Path
from types import ModuleType

import pytest

from kit.gates import quiet
from kit.gates.program import Program

FOLDER = Path(__file__).parents[2] / "solutions" / "11_master_worker"
KEY = "a key of this test only"

pytestmark = pytest.mark.skipif(not quiet.KNOWN, reason="processes are watched through /proc")


def program(file, *arguments, **options):
    module = ModuleType("program")
    module.__file__ = str(FOLDER / f"{file}.py" if isinstance(file, str) else file)
    options.setdefault("environment", {"AUTHKEY": KEY})
    return Program(module, *map(str, arguments), **options)


@pytest.fixture
def start():
    """Starts programs; those that still run are killed at the end."""
    started = []

    def starter(*args, **options):
        started.append(program(*args, **options))
        return started[-1]

    yield starter
    for each in started:
        if each.running:
            each.interrupt()
            each.kill()
        each.close()


def lines(count):
    return "".join(f"{number}\n" for number in range(count))


def squares(count):
    return [f"{number} * {number} = {number * number}" for number in range(count)]


def port_of(master):
    assert master.says("\n"), master.err
    return int(master.err.splitlines()[0].rpartition(":")[2])


def test_ten_thousand_tasks_and_four_workers(start):
    master = start("master", stdin=lines(10_000))
    there = ("--port", port_of(master), "--patience", "2")
    workers = [start("worker", *there) for _ in range(4)]
    assert master.end() == 0
    # Whoever comes when the others have done it all finds no master, and gives up: 1.
    ends = {each.end() for each in workers}
    assert 0 in ends
    assert ends <= {0, 1}
    assert master.out.splitlines() == squares(10_000)


# Sends itself a signal at its message of that number: before, in the middle of, or after it.
STRUCK = """
import os, runpy, signal, sys
from multiprocessing.connection import Connection

left, how, number = int(sys.argv.pop(1)), sys.argv.pop(1), int(sys.argv.pop(1))
send, receive = Connection._send, Connection._recv_bytes

def now():
    global left
    left -= 1
    return left == 0

def strike():
    os.kill(os.getpid(), number)

def sending(conn, data, *args):
    last = now()
    if last and how == "half":
        send(conn, data[: len(data) // 2], *args)
    last and how != "after" and strike()
    send(conn, data, *args)
    last and how == "after" and strike()

def receiving(conn, *args):
    last = now()
    last and how != "after" and strike()
    data = receive(conn, *args)
    last and how == "after" and strike()
    return data

Connection._send, Connection._recv_bytes = sending, receiving
sys.argv.pop(0)
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def struck_worker(start, tmp_path, point, how, number, *arguments, **options):
    """A worker that sends itself the signal."""
    file = tmp_path / "struck.py"
    file.write_text(STRUCK)
    given = (point, how, int(number), FOLDER / "worker.py", *arguments)
    return start(file, *given, **options)


def test_workers_are_killed_at_any_point(start, tmp_path):
    """One after the other, the first at its first message, the next at its fifth, and so on."""
    master = start("master", "--lease", "0.3", stdin=lines(40))
    port = port_of(master)
    for point in range(1, 61, 4):
        how = ("before", "half", "after")[point % 3]
        struck = struck_worker(start, tmp_path, point, how, signal.SIGKILL, "--port", port)
        assert struck.end() == -signal.SIGKILL, (point, struck.err)
    worker = start("worker", "--port", port)
    assert (worker.end(), master.end()) == (0, 0), (worker.err, master.err)
    assert master.out.splitlines() == squares(40)


class Client(BaseManager):
    """Somebody who takes tasks and never answers."""


Client.register("get_tasks")


def take_all(port, count):
    client = Client(("127.0.0.1", port), KEY.encode())
    client.connect()
    tasks = client.get_tasks()
    taken = 0
    while taken < count:
        taken += len(tasks.get(timeout=60))


@pytest.fixture
def port():
    """One that nobody else gets, and on which nobody listens."""
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(("127.0.0.1", 0))
        yield holder.getsockname()[1]


@pytest.mark.parametrize("how", ["kill", "interrupt"])
def test_a_master_is_started_again_while_workers_wait(start, port, how):
    first = start("master", "--port", port, "--lease", "60", stdin=lines(3), terminal=True)
    port_of(first)
    take_all(port, 3)
    workers = [start("worker", "--port", port) for _ in range(2)]
    assert first.says("2 workers"), first.err
    getattr(first, how)()
    assert all(each.says("trying again") for each in workers)
    second = start("master", "--port", port, stdin=lines(200))
    assert [each.end() for each in (second, *workers)] == [0] * 3, (second.err, workers[0].err)
    assert second.out.splitlines() == squares(200)


def test_another_key_is_refused_in_words(start, tmp_path):
    (tmp_path / "key").write_text(f"{KEY}\n")
    master = start("master", "--key-file", tmp_path / "key", environment={}, stdin=lines(3))
    other = start("worker", "--port", port_of(master), environment={"AUTHKEY": "secret"})
    assert other.end() == 1
    assert "AuthenticationError" in other.err
    worker = start("worker", "--port", port_of(master))
    assert (worker.end(), master.end()) == (0, 0)
    assert master.out.splitlines() == squares(3)
    for shown in (other.err, worker.err, master.err):
        assert "secret" not in shown
        assert KEY not in shown
        assert "Traceback" not in shown


def ip(*arguments):
    subprocess.run(["ip", *arguments], check=True, capture_output=True)


@pytest.fixture
def hosts():
    """Two network namespaces and a cable between them: a command to run in each."""
    names = [f"kit-{os.getpid()}-{letter}" for letter in "ab"]
    if shutil.which("ip") is None:
        pytest.skip("the command ip is not there")
    try:
        for name in names:
            ip("netns", "add", name)
        ip(
            "-n",
            names[0],
            "link",
            "add",
            "cable",
            "type",
            "veth",
            "peer",
            "cable",
            "netns",
            names[1],
        )
        for number, name in enumerate(names, 1):
            ip("-n", name, "address", "add", f"10.77.0.{number}/24", "dev", "cable")
            for link in ("lo", "cable"):
                ip("-n", name, "link", "set", link, "up")
        yield [("ip", "netns", "exec", name) for name in names]
    except subprocess.CalledProcessError as error:
        pytest.skip(f"no network namespaces here: {error.stderr.decode().strip()}")
    finally:
        for name in names:
            subprocess.run(["ip", "netns", "delete", name], check=False, capture_output=True)


def nothing_comes(master):
    """The bar was drawn again and again, and was always the same."""
    bars = master.err.split("\r")[-3:]
    return len(set(bars)) == 1


def test_two_hosts_and_a_cable_that_is_pulled(start, tmp_path, hosts):
    """While the worker stands still in the middle of its work, so that it runs into it."""
    here, there = hosts
    place = ("--host", "10.77.0.1")
    options = {"stdin": lines(2000), "terminal": True, "prefix": here}
    master = start("master", *place, "--lease", "0.3", **options)
    place += ("--port", port_of(master))
    arguments = (*place, "--patience", 0.5)
    worker = struck_worker(start, tmp_path, 150, "before", signal.SIGSTOP, *arguments, prefix=there)
    assert worker.wait_until(lambda: quiet.doing(worker.pid, worker.pid).state == "T")
    ip("-n", here[-1], "link", "set", "cable", "down")
    os.kill(worker.pid, signal.SIGCONT)
    assert master.wait_until(lambda: nothing_comes(master)), master.err
    assert " 2000 of" not in master.err
    ip("-n", here[-1], "link", "set", "cable", "up")
    assert (worker.end(), master.end()) == (0, 0), (worker.err, master.err)
    assert master.out.splitlines() == squares(2000)
