# verdict: wrong
# check: test_size_workers_run_at_the_same_time
"""The caller forgets that it counts from 0."""

def pool_map(ctx, fn, items, size):
    with ctx.Pool(size + 1) as pool:
        return pool.map(fn, items, chunksize=1)
