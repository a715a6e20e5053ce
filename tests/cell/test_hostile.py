"""Submissions that mean harm, or do it by mistake: one check ends, and nothing else.

That nothing of them is left running is looked at after each test (`conftest.py`).
"""

from __future__ import annotations

from typing import Any

import pytest

STUB = "03_stub/answer.py"


def call(module: Any, *args: object) -> object:
    return module.answer(*args)


def innocent(module: Any) -> str:
    return "fine"


@pytest.fixture(autouse=True)
def the_next_request_works(cell_of):
    yield
    assert cell_of("").run(STUB, innocent).value == "fine"


def test_an_endless_loop_that_catches_everything(cell_of) -> None:
    reply = cell_of("""
        def answer():
            while True:
                try:
                    while True: pass
                except:
                    pass
    """).run(STUB, call, deadline=1)
    assert reply.end == "hung"


def test_one_that_ignores_every_signal(cell_of) -> None:
    reply = cell_of("""
        import signal
        def answer():
            for number in signal.valid_signals():
                try:
                    signal.signal(number, signal.SIG_IGN)
                except OSError:
                    pass
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
            while True: pass
    """).run(STUB, call, deadline=1)
    assert reply.end == "hung"


def test_one_that_stops_itself(cell_of) -> None:
    source = "import os, signal\ndef answer(): os.kill(os.getpid(), signal.SIGSTOP)"
    reply = cell_of(source).run(STUB, call, deadline=1)
    # It is set going once, to be asked where it stands, and could then even answer: too late.
    assert reply.end == "hung"


def test_a_gigabyte_of_output(cell_of) -> None:
    reply = cell_of("""
        import os
        def answer():
            block = b"x" * (1 << 20)
            for _ in range(1024):
                os.write(1, block)
    """).run(STUB, call)
    assert (reply.end, reply.truncated) == ("too-big", True)
    assert "printed more than" in reply.reason
    assert len(reply.stdout) == 64 * 1024


def test_output_over_the_cap_is_dropped_and_the_answer_counts(cell_of) -> None:
    source = "import sys\ndef answer(): print('x' * 10**7); print('y' * 10**7, file=sys.stderr)"
    reply = cell_of(source).run(STUB, call)
    assert (reply.end, reply.truncated) == ("returned", True)
    assert (reply.stdout, reply.stderr) == ("x" * 64 * 1024, "y" * 64 * 1024)


def test_unbounded_recursion(cell_of) -> None:
    reply = cell_of("def answer(): return answer()").run(STUB, call)
    assert (reply.end, reply.problem.type) == ("raised", "RecursionError")
    assert len(reply.problem.frames) == 40


def test_unbounded_recursion_without_the_interpreters_limit(cell_of) -> None:
    reply = cell_of("""
        import sys
        class Deep:
            def __getattr__(self, name): return getattr(self, name + "x")
        def answer():
            sys.setrecursionlimit(10**9)
            deep = []
            for _ in range(10**6): deep = [deep]
            return repr(deep)
    """).run(STUB, call)
    assert reply.end in ("crashed", "raised")


def test_a_thread_that_never_ends(cell_of) -> None:
    reply = cell_of("""
        import threading
        def answer():
            threading.Thread(target=threading.Event().wait, name="forever").start()
            return 1
    """).run(STUB, call)
    assert (reply.end, reply.value) == ("returned", 1)
    assert [(each.kind, each.what) for each in reply.left_behind] == [("thread", "forever")]


def test_patched_modules(cell_of) -> None:
    reply = cell_of("""
        import json, os, select, sys, threading, time
        def answer():
            for module in (json, os, select, threading, time):
                for name in dir(module):
                    if callable(getattr(module, name)) and not name.startswith("__"):
                        setattr(module, name, lambda *args, **options: 0)
            sys.modules["threading"] = sys.modules["os"] = None
            return 1
    """).run(STUB, call, deadline=1)
    assert reply.end in ("crashed", "returned")


def test_an_exception_that_lies_and_exits(cell_of) -> None:
    reply = cell_of("""
        import os
        class Lie(Exception):
            def __str__(self): raise SystemExit
        def answer(): raise Lie
    """).run(STUB, call)
    assert (reply.end, reply.problem.type) == ("raised", "Lie")
    assert reply.problem.message == "<SystemExit in its own __str__>"


DAEMON = """
    import os, signal, time
    def answer():
        if os.fork() == 0:
            os.setsid()
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            if os.fork() == 0:
                {first}
                while True: time.sleep(1000)
            os._exit(0)
        os.wait()
        {then}
"""


@pytest.mark.parametrize("first", ["pass", "os.closerange(0, 1024)"])
def test_a_daemonised_grandchild_is_found_and_ended(cell_of, first) -> None:
    reply = cell_of(DAEMON.format(first=first, then="return 1")).run(STUB, call)
    assert (reply.end, reply.value, reply.returns) == ("returned", 1, 1)
    assert [each.kind for each in reply.left_behind] == ["process"]


@pytest.mark.parametrize("then", ["os._exit(0)", "while True: pass", "os.kill(os.getpid(), 9)"])
def test_a_daemonised_grandchild_of_one_that_does_not_return(cell_of, then) -> None:
    reply = cell_of(DAEMON.format(first="pass", then=then)).run(STUB, call, deadline=1)
    assert reply.end in ("crashed", "hung")


def test_a_daemon_with_another_program_and_no_environment(cell_of) -> None:
    first = "os.execve('/bin/sleep', ['sleep', '1000'], {})"
    reply = cell_of(DAEMON.format(first=first, then="return 1")).run(STUB, call)
    assert [(each.kind, each.what) for each in reply.left_behind] == [("process", "sleep 1000")]


def test_a_hydra(cell_of) -> None:
    reply = cell_of("""
        import os
        def answer():
            for _ in range(4):
                if os.fork() == 0:
                    while True:
                        if os.fork():
                            os._exit(0)
            return 1
    """).run(STUB, call)
    assert (reply.end, reply.value) == ("returned", 1)
    assert "process" in {each.kind for each in reply.left_behind}


@pytest.mark.parametrize("then", ["return 1", "while True: pass"])
def test_a_fork_bomb(cell_of, then) -> None:
    reply = cell_of(f"""
        import os, time
        def answer():
            for _ in range(6):
                os.fork()
            time.sleep(0)
            {then}
    """).run(STUB, call, deadline=20 if then == "return 1" else 1)
    assert reply.end == ("escaped" if then == "return 1" else "hung")


def test_more_processes_than_allowed(cell_of) -> None:
    cell = cell_of(
        """
        import os, signal
        def answer():
            for _ in range(40):
                if os.fork() == 0:
                    while True: signal.pause()
            while True: signal.pause()
        """,
        processes=20,
    )
    reply = cell.run(STUB, call)
    assert (reply.end, reply.reason) == ("too-big", "more than 20 processes at once")


@pytest.mark.parametrize("first", ["pass", "os.fork()", "os.setsid()"])
def test_one_that_kills_its_parent(cell_of, first) -> None:
    source = """
        import os, signal
        def answer():
            if os.fork() == 0:
                os.setpgid(0, 0)
                while True: signal.pause()
            parent = os.getppid()
            os.kill(parent, signal.SIGKILL)
            while True: signal.pause()
    """
    reply = cell_of(source).run(STUB, call)
    assert (reply.end, reply.stage) == ("crashed", "call")
    assert "watches over" in reply.reason


def test_one_that_stops_its_parent(cell_of) -> None:
    source = "import os, signal\ndef answer(): os.kill(os.getppid(), signal.SIGSTOP)\n"
    assert cell_of(source).run(STUB, call).end == "returned"


def test_one_that_kills_its_parents_parent(cell_of) -> None:
    reply = cell_of("""
        import os, psutil, signal
        def answer():
            os.kill(psutil.Process(os.getppid()).ppid(), signal.SIGKILL)
            return 1
    """).run(STUB, call)
    assert reply.end in ("crashed", "returned")


def test_one_that_closes_every_descriptor(cell_of) -> None:
    reply = cell_of("import os\ndef answer(): os.closerange(0, 1024)").run(STUB, call)
    assert reply.end == "crashed"


def test_one_that_fills_the_disk(cell_of) -> None:
    reply = cell_of(
        "def answer():\n  with open('big', 'wb') as f:\n    while True: f.write(bytes(10**6))",
        file=10**7,
    ).run(STUB, call)
    assert (reply.end, reply.problem.type) == ("raised", "OSError")


def test_one_that_takes_all_memory(cell_of) -> None:
    reply = cell_of("def answer(): return len(bytes(10**12))").run(STUB, call)
    assert (reply.end, reply.problem.type) == ("raised", "MemoryError")


def test_one_that_locks_its_own_folder(cell_of) -> None:
    reply = cell_of("""
        import os
        def answer():
            os.makedirs("a/b")
            open("a/b/c", "w").close()
            os.chmod("a/b", 0)
            os.chmod("a", 0)
    """).run(STUB, call)
    assert reply.end == "returned"
