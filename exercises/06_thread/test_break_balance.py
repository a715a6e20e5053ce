"""break_balance: the schedule that the learner gives is run, exactly as it stands."""

import functools
import re
from pathlib import Path

from kit import points
from kit.cell import Cell
from kit.explorer.outcome import from_plain


def play(balance_program):
    return balance_program.program()


@functools.cache
def explored(replay=None):
    """The outcomes of balance_program.py: of one schedule, or of all of them."""
    cell = Cell(Path(__file__).parents[1])
    reply = cell.explore("06_thread/balance_program.py", play, replay=replay)
    return from_plain(reply.value).outcomes


def written_out(schedule):
    """AAABB for A3B2; a TypeError or ValueError in words for what is no schedule."""
    assert isinstance(schedule, str), f"{schedule!r} is no schedule; expected a string of A and B"
    letters = re.sub(r"([AB])(\d{1,2})", lambda run: run[1] * int(run[2]), schedule)
    strange = sorted(set(letters) - {"A", "B"})
    assert not strange, f"{schedule!r} names {strange[0]!r}; the threads are called A and B"
    count = (letters.count("A"), letters.count("B"))
    assert count == (4, 4), (
        f"{schedule!r} has {count[0]} steps of A and {count[1]} of B; expected 4 of each"
    )
    return letters


def switches(letters):
    return sum(here != after for here, after in zip(letters, letters[1:], strict=False))


def check(submission, name, target):
    schedule = submission.run(lambda answer, name: getattr(answer, name)(), name).value
    letters = written_out(schedule)
    end = explored(replay=letters)[0].value
    par = next(outcome.switches for outcome in explored() if outcome.value == target)
    assert end == target, (
        f"{name}(): {letters} ends at {end}; expected {target} "
        f"(yours has {switches(letters)} switches; {par} are enough)"
    )


@points(1)
def test_a_schedule_that_ends_at_minus_8(submission):
    """Your first schedule ends at -8: B's 8 is subtracted, but never seen added."""
    check(submission, "ends_at_minus_8", -8)


@points(2)
def test_a_schedule_that_ends_at_3(submission):
    """Your second schedule ends at 3: each thread builds on a value of the other."""
    check(submission, "ends_at_3", 3)
