# verdict: wrong
# check: test_the_sum_is_exact
"""n // workers for each, and the rest is forgotten."""

from functools import partial
from multiprocessing import Pool


def sum_of(fn, numbers):
    return sum(map(fn, numbers))


def sum_over(fn, lo, hi, workers):
    length = (hi - lo) // workers
    shares = [range(lo + k * length, lo + (k + 1) * length) for k in range(workers)]
    with Pool(workers) as pool:
        return sum(pool.map(partial(sum_of, fn), shares, chunksize=1))
