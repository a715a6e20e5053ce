"""The named mistake, and never a claim that the steps do not show."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from kit.explorer.outcome import Outcome, Problem
from kit.explorer.report import Failure, classify, explain_json

SHAPES = runpy.run_path(str(Path(__file__).with_name("shapes.py")))
FAILURES = {shape.name: shape.failure for shape in SHAPES["SHAPES"]}
witness, outcome = SHAPES["witness"], SHAPES["outcome"]
TWO = "A one(); B two()"


def pattern_of(steps: str, source: str = "1|x", **more) -> str:
    seen = witness(TWO, source, steps, **more)
    return explain_json(Failure("t", "race", outcome(seen, "no value of a place")))["pattern"]


@pytest.mark.parametrize(
    ("shape", "pattern", "steps", "damage"),
    [
        ("race_balance", "lost update", [3, 5, 6], 6),
        ("race_half_locked", "lost update", [3, 5, 8], 8),
        ("race_long_loop", "lost update", [399_994, 399_996, 399_997], 399_997),
        ("race_check_then_act_cache", "check-then-act", [1, 3, 6], 6),
        ("race_look_at_all", "check-then-act", [1, 4, 7], 7),
        ("race_check_then_act_overdraw", "check-then-act", [1, 4, 6], 6),
        ("race_torn_half", "torn read", [2, 3, 4, 6], 4),
        ("race_early_read", "read before it was written", [1, 2], 1),
        ("race_not_joined", "read too early", [3, 5], 3),
        ("race_assertion_in_main", "lost update", [3, 5, 6], 6),
        ("exception_iterated", "changed while iterated", [1, 2, 3], 3),
        ("exception_empty_pop", "check-then-act", [1, 3, 4], 4),
        ("deadlock_two", "circular wait", [2, 1, 4, 3], None),
        ("deadlock_own_lock", "self-deadlock", [1, 3], None),
        ("deadlock_kept_lock", "lock never given back", [1, 3], None),
        ("deadlock_lost_wake_up", "lost wake-up", [], None),
        ("deadlock_nobody_wakes", "wait without an end", [1], None),
        ("livelock_polite", "livelock", [], None),
        ("race_unclassified", "unclassified order", [], None),
        ("wrong_alone", "wrong in every order", [], None),
    ],
)
def test_the_pattern_is_named_with_its_steps(shape, pattern, steps, damage):
    told = explain_json(FAILURES[shape])
    assert (told["pattern"], told["steps"], told["damage"]) == (pattern, steps, damage)


def test_a_write_that_follows_a_fresh_read_loses_nothing():
    steps = "B 1 writes x = 2\nA 1 reads x = 2\nA 1 writes x = 3"
    assert pattern_of(steps) == "unclassified order"


def test_a_change_back_to_the_value_that_was_read_loses_nothing():
    steps = "A 1 reads x = 0\nB 1 writes x = 1\nB 1 writes x = 0\nA 1 writes x = 5"
    assert pattern_of(steps) == "unclassified order"


def test_no_pattern_reaches_across_steps_that_nobody_saw():
    steps = "A 1 reads x = 0\nB 1 writes x = 1\nA 1 writes x = 5"
    assert pattern_of(steps) == "lost update"
    assert pattern_of(steps, folds=((2, 10),)) == "unclassified order"


def test_other_memory_of_the_same_name_is_other_memory():
    steps = "A 1 reads x = 0 @one\nB 1 writes x = 1 @two\nA 1 writes x = 5 @one"
    assert pattern_of(steps) == "unclassified order"


def test_two_parts_of_one_object_are_not_the_same_memory():
    steps = "A 1 reads d[a] = 0 @1/2\nB 1 writes d[b] = 1 @1/3\nA 1 writes d[a] = 5 @1/2"
    assert pattern_of(steps) == "unclassified order"


def test_all_of_an_object_is_the_same_memory_as_each_part():
    steps = "A 1 tests d @1/*\nB 1 writes d[b] = 1 @1/3\nA 1 writes d[b] = 5 @1/3"
    assert pattern_of(steps) == "check-then-act"


def test_a_wake_up_that_comes_after_the_wait_is_not_called_lost():
    seen = witness(
        TWO,
        "1|x",
        "A 1 waits ready\nB 1 calls ready.notify",
        waits=(SHAPES["Wait"]("A", "ready.wait()", None, "account.py", 1),),
    )
    told = explain_json(Failure("t", "deadlock", outcome(seen, kind="deadlock")))
    assert told["pattern"] == "wait without an end"


def test_an_exception_elsewhere_is_not_blamed_on_an_earlier_lost_update():
    steps = "A 1 reads x = 0\nB 1 writes x = 1\nA 1 writes x = 5\nA 2 reads y = 0"
    frame = SHAPES["Frame"]("account.py", 2, "one", "1 / y")
    problem = Problem("ZeroDivisionError", "division by zero", (frame,), "A")
    seen = witness(TWO, "1|x\n2|1 / y", steps)
    told = explain_json(Failure("t", "exception", outcome(seen, died=(problem,))))
    assert told["pattern"] == "exception in a thread"


BOOM = Problem("ValueError", "boom", (), "A")
ASSERTION = Problem("AssertionError", "", (), "M")


@pytest.mark.parametrize(
    ("result", "serial", "verdict"),
    [
        (Outcome("returned", 5), ("13",), "race"),
        (Outcome("returned", 5), (), "race"),
        (Outcome("returned", 5, serial=True), ("5",), "wrong"),
        (Outcome("returned", 5), ("5",), "wrong"),
        (Outcome("returned", 5, died=(BOOM,)), ("5",), "exception"),
        (Outcome("raised", problem=BOOM), (), "exception"),
        (Outcome("raised", problem=ASSERTION), (), "race"),
        (Outcome("raised", problem=ASSERTION, serial=True), (), "wrong"),
        (Outcome("deadlock"), (), "deadlock"),
        (Outcome("livelock"), (), "livelock"),
    ],
)
def test_the_verdict_on_a_failing_outcome(result, serial, verdict):
    assert classify(result, serial) == verdict
