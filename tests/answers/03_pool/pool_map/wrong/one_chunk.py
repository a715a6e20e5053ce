# verdict: wrong
# check: test_size_workers_run_at_the_same_time
"""All items go to one worker in one chunk."""

def pool_map(ctx, fn, items, size):
    with ctx.Pool(size) as pool:
        return pool.map(fn, items, chunksize=len(items) or 1)
