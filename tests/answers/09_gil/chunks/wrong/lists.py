# verdict: wrong
# check: test_each_number_is_in_one_range
"""Lists of numbers are no ranges."""

def chunks(n, workers):
    return [list(range(first, n, workers)) for first in range(workers)]
