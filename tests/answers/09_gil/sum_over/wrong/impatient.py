# verdict: wrong
# check: test_a_slow_fn_is_waited_for
"""Waits a second for each share."""

from multiprocessing import Pool


def sum_of(fn, numbers):
    return sum(map(fn, numbers))


def sum_over(fn, lo, hi, workers):
    with Pool(workers) as pool:
        jobs = [
            pool.apply_async(sum_of, (fn, range(lo + k, hi, workers))) for k in range(workers)
        ]
        return sum(job.get(timeout=1) for job in jobs)
