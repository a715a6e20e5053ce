"""The reduced search leaves out only schedules that are equal to others.

On programs that plain enumeration finishes, both find the same outcomes. A few programs
by default; REDUCTION=thorough compares every program of the zoo.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kit.explorer.program import FileProgram
from kit.explorer.runner import Runner
from kit.explorer.scheduler import GIVEN_UP, SCHEDULER
from kit.explorer.search import RESTARTS, Enough, Search, StartAgain
from kit.explorer.strategies.bounded import Bounded
from kit.explorer.strategies.reduced import Reduced

ZOO = Path(__file__).parents[1] / "zoo"
THOROUGH = os.environ.get("REDUCTION") == "thorough"
MOST = 20_000 if THOROUGH else 400
LEARNING = 60
FEW = [
    "racy/readers_writers",
    "racy/best_key",
    "racy/heap_of_objects",
    "racy/forgot_join",
    "racy/queue_empty",
    "racy/future_callback",
    "racy/stolen_wakeup",
    "racy/daemon_at_exit",
    "racy/same_name",
    "racy/weak_cache",
    "deadlock/lost_wakeup",
    "deadlock/philosophers_3",
    "deadlock/latch",
    "safe/notify_by_count",
    "safe/sleeping_barber",
    "safe/executor_wait",
    "safe/ticket_lock",
]


def programs():
    every = sorted(f"{path.parent.name}/{path.stem}" for path in ZOO.glob("*/*.py"))
    return every if THOROUGH else [name for name in every if name in FEW]


def everything(name, make):
    """(the strategy after its end or MOST runs, keys of all outcomes, finished runs)."""
    search = Search(Runner(FileProgram(ZOO / f"{name}.py", "main")), 10**9)
    for _ in range(RESTARTS):
        search.begin()
        strategy = make()
        try:
            search._many(Bounded(preemptions=1), LEARNING)  # what counts as a step
            search.begin()
            search._many(strategy, MOST)
        except StartAgain:
            continue
        except Enough:  # too many steps
            pass
        break
    return strategy, set(search.table), search.count


@pytest.mark.parametrize("name", programs())
def test_it_finds_the_same_outcomes_as_plain_enumeration(name):
    plain, expected, count = everything(name, Bounded)
    reduced, found, few = everything(name, Reduced)
    if not reduced.complete:
        assert THOROUGH or not plain.complete or few <= count * 3
        pytest.skip("too large")
    assert found >= expected
    if plain.complete:
        assert found == expected


def test_steps_that_do_not_meet_are_not_exchanged(explored):
    found = explored(
        """
        import threading

        cells = {"a": [0], "b": [0], "c": [0]}

        def add(cell):
            for _ in range(6):
                cells[cell][0] = cells[cell][0] + 1

        def main():
            threads = [threading.Thread(target=add, args=(name,)) for name in cells for _ in "1"]
            for thread in threads:
                thread.start()
            cells["a"][0] += 100
            for thread in threads:
                thread.join()
            return cells["b"], cells["c"]
        """
    )
    assert found.complete
    assert found.schedules < 3000


def test_a_program_with_accesses_that_cannot_be_seen_is_not_reduced(explored):
    source = """
        import threading{}

        turns = []

        def work(name):
            for _ in range(3):
                turns.append(name)

        def main():
            threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            return len(turns)
        """
    assert "differ" in explored(source.format(""), schedules=700).covered
    assert "differ" not in explored(source.format(", random"), schedules=700).covered


def test_a_run_that_is_given_up_leaves_nothing_behind(explored):
    explored(
        """
        import threading

        lock = threading.Lock()

        def work():
            with lock:
                pass

        def main():
            threads = [threading.Thread(target=work) for _ in range(3)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        """
    )
    assert SCHEDULER.tracer is None
    assert SCHEDULER.symmetry
    assert SCHEDULER.ended != GIVEN_UP
