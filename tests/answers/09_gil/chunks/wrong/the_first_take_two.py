# verdict: wrong
# check: test_each_number_is_in_one_range
"""One more for each of the first, but they overlap."""

def chunks(n, workers):
    length, left = divmod(n, workers)
    return [range(k * length, (k + 1) * length + (k < left)) for k in range(workers)]
