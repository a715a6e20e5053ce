"""The time that a tree of processes is given does not run while the machine holds it back."""

from __future__ import annotations

import os

import pytest

from kit.cell import patience
from kit.cell.patience import STRETCH, Patience


class Machine:
    """A clock, and how long each thread of a process has stood in line, in seconds."""

    def __init__(self, monkeypatch):
        self.now, self.in_line = 1000.0, {}
        monkeypatch.setattr(patience.time, "monotonic", lambda: self.now)
        monkeypatch.setattr(patience, "_seconds_in_line", lambda pids: dict(self.in_line))

    def go_on(self, seconds, **in_line):
        self.now += seconds
        for thread, more in in_line.items():
            self.in_line[thread] = self.in_line.get(thread, 0.0) + more


@pytest.fixture
def machine(monkeypatch):
    return Machine(monkeypatch)


def test_time_in_which_nobody_is_held_back_counts(machine):
    waiting = Patience(10)
    for _ in range(9):
        machine.go_on(1, a=0)
        waiting.look([1])
    assert not waiting.over
    machine.go_on(1.5)
    waiting.look([1])
    assert waiting.over


def test_time_in_line_for_a_core_does_not_count(machine):
    waiting = Patience(10)
    for _ in range(20):
        machine.go_on(1, a=0.9, b=0.2)
        waiting.look([1])
    assert not waiting.over
    machine.go_on(8.5)
    waiting.look([1])
    assert waiting.over


def test_what_was_counted_once_is_not_counted_again(machine):
    waiting = Patience(10)
    machine.go_on(5, a=5)
    waiting.look([1])
    machine.go_on(11)
    waiting.look([1])
    assert waiting.over


def test_it_ends_in_any_case(machine):
    waiting = Patience(10)
    for _ in range(10 * STRETCH):
        assert not waiting.over
        machine.go_on(1, a=1)
        waiting.look([1])
    assert waiting.over


def test_the_system_tells_of_this_very_process():
    if not os.path.exists("/proc/self/schedstat"):  # noqa: PTH110
        pytest.skip("this system does not tell how long a thread stood in line")
    assert os.getpid() in patience._seconds_in_line([os.getpid()])


def test_a_process_that_is_gone_counts_for_nothing():
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    assert patience._seconds_in_line([pid]) == {}
