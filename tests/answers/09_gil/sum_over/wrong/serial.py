# verdict: wrong
# check: test_all_workers_work_at_the_same_time
"""apply waits for each share."""

from multiprocessing import Pool


def sum_of(fn, numbers):
    return sum(map(fn, numbers))


def sum_over(fn, lo, hi, workers):
    with Pool(workers) as pool:
        return sum(
            pool.apply(sum_of, (fn, range(lo + k, hi, workers))) for k in range(workers)
        )
