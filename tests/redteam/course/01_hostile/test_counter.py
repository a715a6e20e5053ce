"""Counter: the explored half."""

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kit import points, together

amounts = st.integers(10, 10_000)


def two_threads(counter, a, b):
    shared = counter.Counter()
    together(lambda: shared.add(a), lambda: shared.add(b))
    return shared.total


@points(2)
@settings(max_examples=2, phases=[Phase.generate])
@given(a=amounts, b=amounts)
def test_no_update_is_lost(submission, a, b):
    """Two threads add at the same time, and both count."""
    for outcome in submission.every_schedule(two_threads, a, b):
        assert outcome.value == a + b
