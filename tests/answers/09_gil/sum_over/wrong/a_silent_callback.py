# verdict: wrong
# check: test_an_exception_reaches_the_caller
"""apply_async with a callback: errors are lost."""

from multiprocessing import Pool


def sum_of(fn, numbers):
    return sum(map(fn, numbers))


def sum_over(fn, lo, hi, workers):
    found = []
    pool = Pool(workers)
    for k in range(workers):
        pool.apply_async(sum_of, (fn, range(lo + k, hi, workers)), callback=found.append)
    pool.close()
    pool.join()
    return sum(found)
