# verdict: wrong
# check: test_all_workers_work_at_the_same_time
"""Shares of equal length, rounded up: the last workers get nothing."""

from functools import partial
from multiprocessing import Pool


def sum_of(fn, numbers):
    return sum(map(fn, numbers))


def sum_over(fn, lo, hi, workers):
    length = max(1, -(-(hi - lo) // workers))
    shares = [range(start, min(start + length, hi)) for start in range(lo, hi, length)]
    with Pool(workers) as pool:
        return sum(pool.map(partial(sum_of, fn), shares, chunksize=1))
