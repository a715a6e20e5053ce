# verdict: wrong
# check: test_each_number_is_asked_for_once
"""What does not divide is done in the caller."""

from functools import partial
from multiprocessing import Pool


def sum_of(fn, numbers):
    return sum(map(fn, numbers))


def sum_over(fn, lo, hi, workers):
    length = max(0, hi - lo) // workers
    shares = [range(lo + k * length, lo + (k + 1) * length) for k in range(workers)]
    with Pool(workers) as pool:
        total = sum(pool.map(partial(sum_of, fn), shares, chunksize=1))
    return total + sum_of(fn, range(lo + workers * length, hi))
