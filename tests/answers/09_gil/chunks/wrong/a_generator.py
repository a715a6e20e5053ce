# verdict: wrong
# check: test_each_number_is_in_one_range
"""Yields where a list is asked for."""

def chunks(n, workers):
    for first in range(workers):
        yield range(first, n, workers)
