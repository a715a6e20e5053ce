# verdict: wrong
# check: test_each_number_is_in_one_range
"""Counts up to and including the end."""

def chunks(n, workers):
    return [range(n * k // workers, n * (k + 1) // workers + 1) for k in range(workers)]
