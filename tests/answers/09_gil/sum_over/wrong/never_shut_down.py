# verdict: left-behind
# check: test_nothing_is_left_over
"""The pool is forgotten."""

from functools import partial
from multiprocessing import Pool


def sum_of(fn, numbers):
    return sum(map(fn, numbers))


def sum_over(fn, lo, hi, workers):
    pool = Pool(workers)
    shares = [range(lo + k, hi, workers) for k in range(workers)]
    return sum(pool.map(partial(sum_of, fn), shares, chunksize=1))
