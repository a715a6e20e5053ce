# verdict: left-behind
# check: test_an_exception_reaches_the_caller
"""The pool is closed only if nothing goes wrong."""

from functools import partial
from multiprocessing import Pool


def sum_of(fn, numbers):
    return sum(map(fn, numbers))


def sum_over(fn, lo, hi, workers):
    pool = Pool(workers)
    shares = [range(lo + k, hi, workers) for k in range(workers)]
    total = sum(pool.map(partial(sum_of, fn), shares, chunksize=1))
    pool.close()
    pool.join()
    return total
