# verdict: left-behind|hung
# check: test_nothing_is_left_over
"""The pool is forgotten."""

def pool_map(ctx, fn, items, size):
    return ctx.Pool(size).map(fn, items, chunksize=1)
