# verdict: wrong
# check: test_the_workers_are_processes_of_ctx
"""Takes the default context, whatever was asked for."""

import multiprocessing


def pool_map(ctx, fn, items, size):
    with multiprocessing.Pool(size) as pool:
        return pool.map(fn, items, chunksize=1)
