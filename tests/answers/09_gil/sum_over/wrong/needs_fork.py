# verdict: wrong
# check: test_every_start_method
"""fn is handed over in a global, which a spawned worker does not have."""

from multiprocessing import Pool

job = None


def sum_of(numbers):
    return sum(map(job, numbers))


def sum_over(fn, lo, hi, workers):
    global job
    job = fn
    shares = [range(lo + k, hi, workers) for k in range(workers)]
    with Pool(workers) as pool:
        return sum(pool.map(sum_of, shares, chunksize=1))
