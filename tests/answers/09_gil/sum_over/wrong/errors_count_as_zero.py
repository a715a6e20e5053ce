# verdict: wrong
# check: test_an_exception_reaches_the_caller
"""An exception is taken for 0."""

from functools import partial
from multiprocessing import Pool


def sum_of(fn, numbers):
    try:
        return sum(map(fn, numbers))
    except Exception:
        return 0


def sum_over(fn, lo, hi, workers):
    shares = [range(lo + k, hi, workers) for k in range(workers)]
    with Pool(workers) as pool:
        return sum(pool.map(partial(sum_of, fn), shares, chunksize=1))
