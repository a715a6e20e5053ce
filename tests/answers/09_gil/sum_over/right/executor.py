"""concurrent.futures, a share for each worker."""

from concurrent.futures import ProcessPoolExecutor


def sum_of(fn, numbers):
    return sum(fn(i) for i in numbers)


def sum_over(fn, lo, hi, workers):
    if hi <= lo:
        return 0
    with ProcessPoolExecutor(max_workers=workers) as executor:
        futures = [
            executor.submit(sum_of, fn, range(lo + k, hi, workers))
            for k in range(min(workers, hi - lo))
        ]
        return sum(future.result() for future in futures)
