# verdict: left-behind
# check: test_nothing_is_left_over
"""close() waits for nobody."""

def pool_map(ctx, fn, items, size):
    pool = ctx.Pool(size)
    try:
        return pool.map(fn, items, chunksize=1)
    finally:
        pool.close()
