# verdict: wrong
# check: test_size_workers_run_at_the_same_time
"""apply waits for each item."""

def pool_map(ctx, fn, items, size):
    with ctx.Pool(size) as pool:
        return [pool.apply(fn, (item,)) for item in items]
