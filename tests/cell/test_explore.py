"""Requests to the explorer: one process is kept for them, until something is wrong with it.

The explorer itself is stood in for: what is tested is the way there and back.
"""

from __future__ import annotations

import contextlib
import os
import sys
import types
from typing import Any

import psutil
import pytest

from kit.cell import Cell, warm
from kit.explorer.outcome import Frame, Problem

STUB = "03_stub/answer.py"


class LoadError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class TamperedError(Exception):
    """As the explorer's own."""


def explore_scenario(root: str, module: str, scenario: Any, args: tuple[Any, ...], **options: Any):
    return scenario({"root": root, "module": module, **options}, *args)


def _install(explore: Any, load_error: type, tampered_error: type) -> None:
    service: Any = types.ModuleType("kit.explorer.service")
    service.explore_scenario = explore
    package: Any = types.ModuleType("kit.explorer")
    package.LoadError, package.TamperedError = load_error, tampered_error
    sys.modules.update({"kit.explorer": package, "kit.explorer.service": service})


class StandIn:
    """An argument that puts the stand-in in the explorer's place when it is loaded."""

    def __reduce__(self) -> Any:
        return _install, (explore_scenario, LoadError, TamperedError)


def explore(cell: Cell, scenario: Any, *args: object, **options: Any) -> Any:
    return cell.explore(
        STUB, lambda facts, _, *args: scenario(facts, *args), StandIn(), *args, **options
    )


def own_pid(facts: Any) -> int:
    return os.getpid()


def test_the_request_arrives_whole(cell_of, tmp_path) -> None:
    reply = explore(cell_of(), lambda facts, x: (facts, x), 7, schedules=5, seed=3, replay="AB")
    facts = {"root": f"{tmp_path}/ana", "module": STUB, "schedules": 5, "seed": 3, "replay": "AB"}
    assert (reply.end, reply.value) == ("returned", (facts, 7))


def test_one_process_serves_one_cell(cell_of) -> None:
    cell, other = cell_of(), cell_of()
    first = explore(cell, own_pid).value
    assert explore(cell, own_pid).value == first
    assert explore(other, own_pid).value != first
    assert not psutil.pid_exists(first)


def test_closing_ends_the_process(cell_of) -> None:
    cell = cell_of()
    pid = explore(cell, own_pid).value
    assert psutil.pid_exists(pid)
    cell.close()
    assert not psutil.pid_exists(pid)
    assert explore(cell, own_pid).end == "returned"


def test_runs_and_explorations_take_turns(cell_of) -> None:
    cell = cell_of("import os\ndef answer(): return os.fork() or os._exit(0)")
    pid = explore(cell, own_pid).value
    reply = cell.run(STUB, lambda module: module.answer())
    assert (reply.end, [each.kind for each in reply.left_behind]) == ("returned", ["zombie"])
    assert explore(cell, own_pid).value == pid


def test_a_kept_process_that_is_killed_meanwhile_is_replaced(cell_of) -> None:
    cell = cell_of("import os\ndef answer(pid): os.kill(pid, 9)")
    pid = explore(cell, own_pid).value
    assert cell.run(STUB, lambda module, pid: module.answer(pid), pid).end == "returned"
    reply = explore(cell, own_pid)
    assert reply.end == "returned"
    assert reply.value != pid


def _print_and_return(facts: Any, text: str) -> str:
    print(text)  # noqa: T201 - this is what is captured
    return text


def test_each_exploration_has_its_own_output(cell_of) -> None:
    cell = cell_of()
    assert explore(cell, _print_and_return, "one").stdout == "one\n"
    assert explore(cell, _print_and_return, "two").stdout == "two\n"


def _broken(facts: Any) -> None:
    raise LoadError(Problem("NameError", "what", (Frame("a.py", 1, "f", "what"),)))


def test_a_submission_that_does_not_import(cell_of) -> None:
    reply = explore(cell_of(), _broken)
    assert (reply.end, reply.problem.type) == ("does-not-import", "NameError")
    assert reply.problem.frames == (Frame("a.py", 1, "f", "what"),)


def _tampering(facts: Any) -> None:
    raise TamperedError("the program changed Thread.start")


def test_a_program_that_changed_the_explorer_gets_no_verdict(cell_of) -> None:
    reply = explore(cell_of(), _tampering)
    assert (reply.end, reply.reason) == ("forged", "the program changed Thread.start")


def test_any_other_exception_is_the_kits_fault(cell_of) -> None:
    reply = explore(cell_of(), lambda facts: 1 / 0)
    assert (reply.end, "ZeroDivisionError" in reply.reason) == ("kit-error", True)


def _forever(facts: Any) -> None:
    while True:
        pass


def _fall_through(facts: Any) -> None:
    os.fork()


def _leave_one(facts: Any) -> None:
    import signal

    if os.fork() == 0:
        signal.pause()


def _spray(facts: Any) -> None:
    for fd in range(3, 1024):
        with contextlib.suppress(OSError):
            os.write(fd, b"x")


@pytest.mark.parametrize(
    ("scenario", "end"),
    [
        (_forever, "hung"),
        (lambda facts: os._exit(0), "crashed"),
        (lambda facts: os.kill(os.getpid(), 11), "crashed"),
        (_fall_through, "escaped"),
        (_leave_one, "returned"),
        (_spray, "forged"),
    ],
)
def test_after_any_trouble_the_next_exploration_has_a_new_process(cell_of, scenario, end) -> None:
    cell = cell_of()
    pid = explore(cell, own_pid).value
    assert explore(cell, scenario, deadline=1).end == end
    reply = explore(cell, own_pid)
    assert reply.end == "returned"
    assert reply.value != pid


def test_a_process_that_an_exploration_leaves_is_named(cell_of) -> None:
    reply = explore(cell_of(), _leave_one)
    assert [(each.kind, each.what) for each in reply.left_behind] == [
        ("process", "a forked copy of the program")
    ]


def test_a_request_of_any_size_arrives(cell_of) -> None:
    text = "x" * 3_000_000
    assert explore(cell_of(), lambda facts, text: len(text), text).value == len(text)


def test_closing_a_cell_that_never_explored_starts_nothing() -> None:
    warm.close()
    Cell(".").close()
    assert not warm.is_running()


def test_closing_any_cell_ends_the_process_that_was_kept_for_another(cell_of) -> None:
    explore(cell_of(), own_pid)
    Cell(".").close()
    assert psutil.Process(warm._server.pid).children() == []
