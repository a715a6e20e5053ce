"""A known race rides along with a check, and is found; where it is not, somebody lies."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from kit import together
from kit.cell import canaries

STUB = "03_stub/answer.py"

RIGHT = """
    import threading
    class Counter:
        def __init__(self):
            self.total = 0
            self._lock = threading.Lock()
        def add(self, n):
            with self._lock:
                self.total += n
"""
QUEUE = """
    import queue, threading
    class Counter:
        def __init__(self):
            self._added = queue.SimpleQueue()
        def add(self, n):
            self._added.put(n)
        @property
        def total(self):
            total = 0
            while not self._added.empty():
                total += self._added.get()
            return total
"""
# Inlines `together`, and puts it back before anybody looks.
RESTORES = """
    import gc, types
    def inline(*callables): return [each() for each in callables]
    FOUND = [f for f in gc.get_objects()
             if isinstance(f, types.FunctionType) and f.__name__ == "together"]
    BEFORE = [f.__code__ for f in FOUND]
    class Counter:
        def __init__(self):
            self._total = 0
            for each in FOUND:
                each.__code__ = inline.__code__
        def add(self, n):
            seen = self._total
            self._total = seen + n
        @property
        def total(self):
            for each, code in zip(FOUND, BEFORE):
                each.__code__ = code
            return self._total
"""


def twice(counter, n):
    return n


def two_adds(counter: Any, a: int, b: int) -> int:
    shared = counter.Counter()
    together(lambda: shared.add(twice(counter, a)), lambda: shared.add(b))
    return shared.total


def threads_of_its_own(counter: Any) -> int:
    shared = counter.Counter()
    both = [threading.Thread(target=shared.add, args=(1,)) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    return shared.total


@pytest.mark.parametrize("source", [RIGHT, QUEUE])
def test_an_honest_answer_is_believed(cell_of, source) -> None:
    cell = cell_of(source)
    assert canaries.ride_along(cell, STUB, two_adds, (1, 2)) == ""
    assert canaries.known_race(cell, STUB) == ""


def test_who_runs_threads_one_after_the_other_and_tidies_up_is_found(cell_of) -> None:
    cell = cell_of(RESTORES)
    found = cell.explore(STUB, two_adds, 1, 2)
    assert [each["value"] for each in found.value["outcomes"]] == [3]  # no seal is broken
    assert canaries.ride_along(cell, STUB, two_adds, (1, 2)) == "a known race was not found in it"


def test_a_scenario_without_together_tells_nothing(cell_of) -> None:
    assert canaries.ride_along(cell_of(RIGHT), STUB, threads_of_its_own, ()) == ""


def test_the_scenario_itself_is_not_changed(cell_of) -> None:
    before = dict(two_adds.__globals__)
    canaries.ride_along(cell_of(RIGHT), STUB, two_adds, (1, 2))
    assert two_adds.__globals__ == before


def test_one_that_does_not_run_does_not_lie(cell_of) -> None:
    assert canaries.ride_along(cell_of("1 / 0"), STUB, two_adds, (1, 2)) == ""
