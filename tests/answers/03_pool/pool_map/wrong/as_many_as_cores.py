# verdict: wrong
# check: test_size_workers_run_at_the_same_time
"""Pool() takes the number of cores."""

def pool_map(ctx, fn, items, size):
    with ctx.Pool() as pool:
        return pool.map(fn, items)
