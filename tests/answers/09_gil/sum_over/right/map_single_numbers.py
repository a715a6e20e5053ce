"""Single numbers, whichever is ready first; the pool is closed, not terminated.

To terminate a pool while its workers send results may stop it for ever (in CPython itself).
"""

from multiprocessing import Pool


def sum_over(fn, lo, hi, workers):
    pool = Pool(workers)
    try:
        return sum(pool.imap_unordered(fn, range(lo, hi)))
    finally:
        pool.close()
        pool.join()
