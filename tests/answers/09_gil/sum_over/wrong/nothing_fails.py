# verdict: wrong
# check: test_few_numbers_or_none
"""No numbers are too few for a pool."""

from functools import partial
from multiprocessing import Pool


def sum_of(fn, numbers):
    return sum(map(fn, numbers))


def sum_over(fn, lo, hi, workers):
    shares = [range(lo + k, hi, workers) for k in range(min(workers, hi - lo))]
    with Pool(min(workers, hi - lo)) as pool:
        return sum(pool.map(partial(sum_of, fn), shares, chunksize=1))
