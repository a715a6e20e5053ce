# verdict: wrong
# check: test_size_workers_run_at_the_same_time
"""get() right after apply_async is serial as well."""

def pool_map(ctx, fn, items, size):
    with ctx.Pool(size) as pool:
        return [pool.apply_async(fn, (item,)).get() for item in items]
