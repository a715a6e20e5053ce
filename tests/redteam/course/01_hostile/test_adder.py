"""Adder: the half with real processes."""

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kit import points

SECONDS = 0.25  # of its own: time in which others have the cores does not count


def added(adder, numbers):
    return adder.total_of(numbers)


@points(2)
@settings(max_examples=2, phases=[Phase.generate])
@given(numbers=st.lists(st.integers(10, 10_000), min_size=2, max_size=9))
def test_a_child_adds_them_up(submission, numbers):
    """The sum comes from a child process, which is waited for."""
    run = submission.run(added, numbers, deadline=SECONDS)
    assert run.value == sum(numbers)
    assert not run.left_behind
