# verdict: wrong
# check: test_a_slow_fn_is_waited_for
"""Waits a second for each result."""

def pool_map(ctx, fn, items, size):
    with ctx.Pool(size) as pool:
        jobs = [pool.apply_async(fn, (item,)) for item in items]
        return [job.get(timeout=1) for job in jobs]
