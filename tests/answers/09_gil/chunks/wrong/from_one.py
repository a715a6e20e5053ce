# verdict: wrong
# check: test_each_number_is_in_one_range
"""Counts from 1."""

def chunks(n, workers):
    return [range(n * k // workers + 1, n * (k + 1) // workers + 1) for k in range(workers)]
