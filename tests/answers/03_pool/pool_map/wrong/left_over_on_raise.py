# verdict: left-behind
# check: test_nothing_is_left_over
"""The pool is closed only if nothing went wrong."""

def pool_map(ctx, fn, items, size):
    pool = ctx.Pool(size)
    results = pool.map(fn, items, chunksize=1)
    pool.close()
    pool.join()
    return results
