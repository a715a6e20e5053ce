# verdict: wrong
# check: test_all_workers_work_at_the_same_time
"""Fewer workers than asked for on a small machine."""

import os
from functools import partial
from multiprocessing import Pool


def sum_of(fn, numbers):
    return sum(map(fn, numbers))


def sum_over(fn, lo, hi, workers):
    shares = [range(lo + k, hi, workers) for k in range(workers)]
    with Pool(min(workers, os.cpu_count())) as pool:
        return sum(pool.map(partial(sum_of, fn), shares, chunksize=1))
