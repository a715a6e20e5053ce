"""Greenlets that are used again leave nothing of one thread to the next."""

from __future__ import annotations

import gc
import textwrap

from kit.explorer import explore_file
from kit.explorer.carriers import MOST, Carrier
from kit.explorer.scheduler import SCHEDULER

CONTEXT = """
    import decimal, threading

    def work():
        before = decimal.getcontext().prec
        decimal.getcontext().prec = before + 1
        seen.append(before)

    def check():
        global seen
        seen = []
        for _ in range(3):
            thread = threading.Thread(target=work)
            thread.start()
            thread.join()
        return seen
"""
DEPTH = """
    import threading

    def deep(left):
        return 1 + deep(left - 1) if left else 1

    def work():
        global shared
        shared = shared + 1
        found = None
        for left in range(850, 1000):
            try:
                found = deep(left)
            except RecursionError:
                break
        depths.add(found)

    def check():
        global shared, depths
        shared, depths = 0, set()
        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return len(depths)
"""
DAEMONS = """
    import threading

    def wait():
        global left
        left = left + 1
        threading.Event().wait()

    def check():
        global left
        left = 0
        for _ in range(80):
            threading.Thread(target=wait, daemon=True).start()
        left = left + 1
        return left
"""


def explored(tmp_path, program, schedules=40):
    path = tmp_path / "program.py"
    path.write_text(textwrap.dedent(program))
    return explore_file(path, "check", schedules=schedules, until_failure=False)


def test_each_thread_has_a_context_of_its_own(tmp_path):
    assert [each.value for each in explored(tmp_path, CONTEXT).outcomes] == [[28, 28, 28]]


def test_every_thread_may_go_as_deep(tmp_path):
    assert {each.value for each in explored(tmp_path, DEPTH, schedules=8).outcomes} == {1}


def test_they_are_given_back_and_no_more_are_kept_than_are_needed(tmp_path):
    kept = [carriers_after(tmp_path, schedules) for schedules in (10, 60)]
    assert kept[1] <= kept[0]
    assert len(SCHEDULER.carriers.idle) <= MOST


def carriers_after(tmp_path, schedules):
    assert explored(tmp_path, DAEMONS, schedules).schedules == schedules
    gc.collect()
    return sum(type(each) is Carrier for each in gc.get_objects())
