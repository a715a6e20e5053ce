# verdict: wrong
# check: test_size_workers_run_at_the_same_time
"""Threads are no processes."""

from multiprocessing.pool import ThreadPool


def pool_map(ctx, fn, items, size):
    with ThreadPool(size) as pool:
        return pool.map(fn, items, chunksize=1)
