"""deadlock_schedule: the schedule that the learner gives is run, exactly as it stands."""

import functools
import re
from pathlib import Path

from kit import points, together
from kit.cell import Cell
from kit.explorer.outcome import from_plain


def play(given):
    together(given.thread_a, given.thread_b)
    return {"x": given.x.balance, "y": given.y.balance}


@functools.cache
def explored(replay=None):
    """The outcomes of transfer_by_balance.py: of one schedule, or of all of them."""
    cell = Cell(Path(__file__).parents[1])
    reply = cell.explore("07_lock/transfer_by_balance.py", play, replay=replay)
    return from_plain(reply.value).outcomes


def letters(submission):
    """What schedule() gave, written out: AAABB for A3B2."""
    given = submission.run(lambda answer: answer.schedule()).value
    assert isinstance(given, str), f"schedule() gave {given!r}, expected letters A and B"
    text = re.sub(r"([AB])(\d{1,2})", lambda run: run[1] * int(run[2]), given)
    strange = sorted(set(text) - {"A", "B"})
    assert not strange, f"{given!r} names {strange[0]!r}; the threads are called A and B"
    assert 0 < len(text) <= 100, f"{given!r} has {len(text)} steps; expected 1 to 100"
    return text


def deadlocks(text):
    """The outcome of exactly this schedule."""
    outcome = explored(replay=text)[0]
    assert outcome.kind == "deadlock", (
        f"after {text} both threads came to an end, with {outcome.value}; expected a deadlock"
    )
    return outcome


@points(2)
def test_it_deadlocks(submission):
    """Under your schedule both threads wait for each other for ever."""
    deadlocks(letters(submission))


@points(1)
def test_it_needs_few_switches(submission):
    """Your schedule goes from one thread to the other as seldom as possible."""
    mine = deadlocks(letters(submission)).switches
    par = min(each.switches for each in explored() if each.kind == "deadlock")
    assert mine <= par, f"your schedule has {mine} switches; {par} are enough"
