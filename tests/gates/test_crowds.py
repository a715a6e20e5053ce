"""Crowds, late ends, cores, and the children of the moment, in real processes of a cell."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import cloudpickle
import pytest

from kit.cell import Cell
from kit.gates import Gate, children_now, faults, jobs, most_at_once, new_folder, pools_kept

cloudpickle.register_pickle_by_value(sys.modules[__name__])


@pytest.fixture(scope="module")
def cell(tmp_path_factory):
    root = tmp_path_factory.mktemp("crowds") / "stubs"
    (root / "01_any").mkdir(parents=True)
    Path(root, "01_any", "stub.py").write_text("nothing = None\n")
    made = Cell(root)
    yield lambda scenario, *args, **how: made.run("01_any/stub.py", scenario, *args, **how)
    made.close()


def crowd(_, method, workers, allowed):
    import multiprocessing

    gate = Gate(new_folder(), "in")
    with multiprocessing.get_context(method).Pool(workers) as pool:
        return pool.map(jobs.do, [(("crowd", gate, allowed),)] * 4, chunksize=1)


@pytest.mark.parametrize(
    ("method", "workers", "allowed"), [("fork", 2, 2), ("fork", 1, 2), ("fork", 3, 2)]
)
def test_as_many_are_there_at_once_as_there_are_workers(cell, method, workers, allowed):
    stays = cell(crowd, method, workers, allowed).value
    assert len(stays) == 4
    assert most_at_once(stays) == workers


def test_the_most_at_once_is_counted():
    assert most_at_once([]) == 0
    assert most_at_once([(1, 4, 7), (2, 3, 8), (5, 6, 8), (4, 9, 9)]) == 2
    assert most_at_once([(1, 2, 7), (2, 3, 7)]) == 1  # the end of one is the beginning of another


def ending(_, who_waits):
    import multiprocessing

    gate = Gate(new_folder(), "ends")
    process = multiprocessing.get_context("fork").Process(
        target=jobs.do, args=((("ends after", gate),),)
    )
    process.start()
    before = len(children_now())
    if who_waits:
        process.join()
    after = len(children_now())
    gate.open()
    process.join()
    return before, after, len(children_now())


@pytest.mark.parametrize("who_waits", [True, False])
def test_a_late_process_is_seen_by_whoever_does_not_wait_for_it(cell, who_waits):
    assert cell(ending, who_waits).value == (1, int(not who_waits), 0)


def dropped(_, *, kept):
    from multiprocessing import get_context

    with pools_kept():
        pool = get_context("fork").Pool(1)
        if kept:
            pool.terminate()
        del pool
        return len(children_now())


@pytest.mark.parametrize("kept", [True, False])
def test_a_pool_that_is_dropped_is_not_shut_down(cell, kept):
    assert cell(lambda stub: dropped(stub, kept=kept)).value == int(not kept)


def test_the_number_of_cores_is_what_the_check_says():
    import multiprocessing

    before = os.cpu_count()
    with faults.cores(7):
        assert (os.cpu_count(), multiprocessing.cpu_count()) == (7, 7)
        if hasattr(os, "sched_getaffinity"):
            assert len(os.sched_getaffinity(0)) == 7
    assert os.cpu_count() == before


def test_an_exception_of_a_module_is_raised_by_its_name():
    import queue

    with pytest.raises(queue.Empty, match="on purpose"):
        jobs.do((("raise", "queue.Empty"),))
