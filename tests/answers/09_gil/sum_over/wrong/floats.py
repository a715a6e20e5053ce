# verdict: wrong
# check: test_the_sum_is_exact
"""fsum makes floats of whole numbers."""

import math
from functools import partial
from multiprocessing import Pool


def sum_of(fn, numbers):
    return math.fsum(map(fn, numbers))


def sum_over(fn, lo, hi, workers):
    shares = [range(lo + k, hi, workers) for k in range(workers)]
    with Pool(workers) as pool:
        return sum(pool.map(partial(sum_of, fn), shares, chunksize=1))
