# verdict: wrong
# check: test_each_number_is_in_one_range
"""The last number of each share is missing."""

def chunks(n, workers):
    return [range(n * k // workers, n * (k + 1) // workers - 1) for k in range(workers)]
