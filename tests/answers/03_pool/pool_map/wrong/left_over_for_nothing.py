# verdict: left-behind
# check: test_nothing_is_left_over
"""For no items it forgets its pool."""

def pool_map(ctx, fn, items, size):
    pool = ctx.Pool(size)
    if not items:
        return []
    try:
        return pool.map(fn, items, chunksize=1)
    finally:
        pool.terminate()
        pool.join()
