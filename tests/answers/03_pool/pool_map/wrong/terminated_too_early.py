# verdict: wrong|hung
# check: test_any_size_goes_through
"""The block ends before anybody has asked for the results."""

def pool_map(ctx, fn, items, size):
    with ctx.Pool(size) as pool:
        jobs = [pool.apply_async(fn, (item,)) for item in items]
    return [job.get(timeout=2) for job in jobs]
