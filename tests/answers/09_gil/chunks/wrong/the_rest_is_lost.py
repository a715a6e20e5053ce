# verdict: wrong
# check: test_each_number_is_in_one_range
"""n // workers each, and the rest is forgotten."""

def chunks(n, workers):
    length = n // workers
    return [range(k * length, (k + 1) * length) for k in range(workers)]
