# verdict: wrong
# check: test_the_sum_is_exact
"""A lambda cannot be pickled."""

from functools import partial
from multiprocessing import Pool


def sum_of(fn, numbers):
    return sum(map(fn, numbers))


def sum_over(fn, lo, hi, workers):
    shares = [range(lo + k, hi, workers) for k in range(workers)]
    with Pool(workers) as pool:
        return sum(pool.map(lambda share: sum_of(fn, share), shares, chunksize=1))
