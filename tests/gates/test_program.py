"""A file as a program: what it says, how it ends, and that nobody waits for ever."""

from __future__ import annotations

from types import ModuleType

import pytest

from kit.gates import quiet
from kit.gates.program import Program

pytestmark = pytest.mark.skipif(not quiet.KNOWN, reason="programs are watched through /proc")

GREETER = """
import os, signal, sys
print("ready", sys.argv[1:], os.environ.get("WORD"), file=sys.stderr, flush=True)
print(sys.stdin.read(), end="")
if "stay" in sys.argv:
    try:
        signal.pause()
    except KeyboardInterrupt:
        sys.exit(7)
if "terminal" in sys.argv:
    print(sys.stderr.isatty(), file=sys.stderr)
"""

WAITS = """
import threading
print("waits", flush=True)
lock = threading.Lock()
lock.acquire()
lock.acquire()
"""

METHOD = """
import multiprocessing, sys

def say():
    print("a child says", __name__, file=sys.stderr, flush=True)

if __name__ == "__main__":
    child = multiprocessing.Process(target=say)
    child.start()
    child.join()
    sys.exit(child.exitcode)
"""


@pytest.fixture
def run(tmp_path):
    """Starts the text as a program."""
    started = []

    def start(text, *arguments, **options):
        module = ModuleType("stub")
        file = tmp_path / "stub.py"
        file.write_text(text)
        module.__file__ = str(file)
        started.append(Program(module, *arguments, **options))
        return started[-1]

    yield start
    for each in started:
        each.close()


def test_what_it_reads_and_writes(run):
    program = run(GREETER, "one", "two", stdin="text\n", environment={"WORD": "abc"})
    assert program.says("ready")
    assert program.end() == 0
    assert (program.out, program.err) == ("text\n", "ready ['one', 'two'] abc\n")


def test_ctrl_c_reaches_it(run):
    program = run(GREETER, "stay")
    assert program.says("ready")
    assert program.running
    program.interrupt()
    assert program.end() == 7


@pytest.mark.parametrize("terminal", [True, False])
def test_its_stderr_may_be_a_terminal(run, terminal):
    program = run(GREETER, "terminal", terminal=terminal)
    assert program.end() == 0
    assert str(terminal) in program.err


def test_one_that_only_waits_is_killed(run, monkeypatch):
    monkeypatch.setattr("kit.gates.program.IDLE", 20)
    program = run(WAITS)
    assert program.says("anything") is False
    assert program.end() is None


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_its_children_are_started_as_asked(run, method):
    program = run(METHOD, method=method)
    assert program.end() == 0
    assert ("__main__" in program.err) == (method == "fork"), program.err


def test_a_stub_is_not_started(run):
    program = run("def main():\n    raise NotImplementedError('TODO: main')\nmain()\n")
    with pytest.raises(NotImplementedError, match="TODO: main") as raised:
        program.end()
    assert str(raised.traceback[-1].path).endswith("stub.py")
