"""Whoever changes what a verdict rests on gets none."""

from __future__ import annotations

from typing import Any

import pytest

STUB = "03_stub/answer.py"


def call(module: Any) -> object:
    return module.answer()


CHANGES = {
    "a function of os": ("import os; os.getpid = lambda: 1", "os.getpid"),
    "a builtin": ("import builtins; builtins.sorted = list", "builtins.sorted"),
    "a method": ("import threading; threading.Thread.join = print", "threading.Thread.join"),
    "a function of the kit": (
        "import sys; sys.modules['kit.gates.jobs'].square = print",
        "kit.gates.jobs.square",
    ),
    "code": (
        "import kit.gates.jobs as jobs; jobs.square.__code__ = (lambda number: 1).__code__",
        "the code of kit.gates",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("when", ["import", "call"])
def test_a_real_run_in_a_changed_world_is_forged(cell_of, what, when) -> None:
    line, place = CHANGES[what]
    at_import, at_call = (line, "pass") if when == "import" else ("pass", line)
    reply = cell_of(f"{at_import}\ndef answer():\n    {at_call}\n    return 1").run(STUB, call)
    assert (reply.end, reply.value) == ("forged", None)
    assert reply.reason.startswith(f"the program changed {place}")


EXPLORER = {
    "the service": "import sys; sys.modules['kit.explorer.service'].as_plain = print",
    "the search": "import kit.explorer.search as s; s.Search.explore = print",
    "together": (
        "import sys; t = sys.modules['kit.together'].together; "
        "t.__code__ = (lambda *callables: 1).__code__"
    ),
}


@pytest.mark.parametrize("what", EXPLORER)
def test_an_exploration_by_a_changed_explorer_is_forged(cell_of, what) -> None:
    reply = cell_of(f"{EXPLORER[what]}\ndef answer(): return 1").explore(STUB, call)
    assert reply.end == "forged"
    assert "the program changed" in reply.reason


HONEST = """
    import builtins, multiprocessing, os, signal, sys, threading, time
    sys.excepthook = threading.excepthook = print
    sys.setrecursionlimit(5_000)
    print = builtins.print
    class Own(threading.Thread):
        def join(self, timeout=None): super().join(timeout)
    class Quiet(multiprocessing.Process):
        def run(self): pass
    def answer():
        signal.signal(signal.SIGUSR1, lambda *_: None)
        os.environ["X"] = "1"
        builtins.open = open
        thread = Own(target=time.monotonic)
        thread.start()
        thread.join()
        process = Quiet()
        process.start()
        process.join()
        return 1
"""


def test_what_a_program_may_set_is_not_sealed(cell_of) -> None:
    reply = cell_of(HONEST).run(STUB, call)
    assert (reply.end, reply.value) == ("returned", 1)
