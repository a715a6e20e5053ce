# verdict: wrong
# check: test_all_workers_work_at_the_same_time
"""One worker does it all."""

from functools import partial
from multiprocessing import Pool


def sum_of(fn, numbers):
    return sum(map(fn, numbers))


def sum_over(fn, lo, hi, workers):
    shares = [range(lo + k, hi, workers) for k in range(workers)]
    with Pool(1) as pool:
        return sum(pool.map(partial(sum_of, fn), shares, chunksize=1))
