# verdict: wrong
# check: test_all_workers_work_at_the_same_time
"""A process for each number."""

from multiprocessing import Pool


def sum_over(fn, lo, hi, workers):
    with Pool(max(1, hi - lo)) as pool:
        return sum(pool.map(fn, range(lo, hi), chunksize=1))
