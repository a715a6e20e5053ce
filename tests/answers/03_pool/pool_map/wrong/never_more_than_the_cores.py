# verdict: wrong
# check: test_size_workers_run_at_the_same_time
"""Fewer workers than asked for on a small machine."""

import os


def pool_map(ctx, fn, items, size):
    with ctx.Pool(min(size, os.cpu_count() or 1)) as pool:
        return pool.map(fn, items, chunksize=1)
