# verdict: wrong
# check: test_each_number_is_in_one_range
"""Fails if there are more workers than numbers."""

def chunks(n, workers):
    length = n // workers
    starts = list(range(0, n, length))[:workers]
    return [range(a, b) for a, b in zip(starts, [*starts[1:], n])]
