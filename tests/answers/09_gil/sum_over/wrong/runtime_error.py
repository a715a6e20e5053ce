# verdict: wrong
# check: test_an_exception_reaches_the_caller
"""Any exception becomes a RuntimeError."""

from functools import partial
from multiprocessing import Pool


def sum_of(fn, numbers):
    try:
        return sum(map(fn, numbers))
    except Exception as error:
        raise RuntimeError(str(error)) from None


def sum_over(fn, lo, hi, workers):
    shares = [range(lo + k, hi, workers) for k in range(workers)]
    with Pool(workers) as pool:
        return sum(pool.map(partial(sum_of, fn), shares, chunksize=1))
