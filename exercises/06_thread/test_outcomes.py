"""outcomes: the answer is compared with what the explorer sees when it runs every interleaving."""

import functools
from pathlib import Path

from kit import points
from kit.cell import Cell
from kit.explorer.outcome import from_plain


def play(balance_program):
    return balance_program.program()


@functools.cache
def seen_by_the_explorer():
    """Each final value of balance_program.py, with the smallest schedule that ends there."""
    cell = Cell(Path(__file__).parents[1])
    reply = cell.explore("06_thread/balance_program.py", play)
    exploration = from_plain(reply.value)
    assert exploration.complete, f"not every interleaving was run: {exploration.covered}"
    return {outcome.value: outcome.schedule for outcome in exploration.outcomes}


def predicted(submission):
    answer = submission.run(lambda answer: answer.outcomes()).value
    assert isinstance(answer, set | frozenset), (
        f"outcomes() returned {answer!r}; expected a set such as {{0, 1}}"
    )
    strange = sorted((value for value in answer if type(value) is not int), key=repr)
    assert not strange, f"outcomes() holds {strange[0]!r}; expected whole numbers only"
    assert answer, "outcomes() returned an empty set; balance ends somewhere in every schedule"
    return answer


@points(2)
def test_every_value_given_can_happen(submission):
    """Each value in your set is the end of some schedule."""
    impossible = sorted(predicted(submission) - set(seen_by_the_explorer()))
    assert not impossible, (
        f"outcomes() holds {impossible[0]}, but none of the 70 ways to mix the steps ends there"
    )


@points(2)
def test_no_value_is_missed(submission):
    """No value that can happen is missing from your set."""
    seen = seen_by_the_explorer()
    missed = sorted(set(seen) - predicted(submission), key=lambda value: (abs(value), value))
    assert not missed, (
        f"outcomes() lacks {missed[0]}: the schedule {seen[missed[0]]} ends there "
        f"({len(missed)} of {len(seen)} values are missing)"
    )
