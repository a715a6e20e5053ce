# verdict: wrong
# check: test_each_number_is_asked_for_once
"""Threads share one GIL, and are in the caller's process."""

from functools import partial
from multiprocessing.pool import ThreadPool as Pool


def sum_of(fn, numbers):
    return sum(map(fn, numbers))


def sum_over(fn, lo, hi, workers):
    shares = [range(lo + k, hi, workers) for k in range(workers)]
    with Pool(workers) as pool:
        return sum(pool.map(partial(sum_of, fn), shares, chunksize=1))
