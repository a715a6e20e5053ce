# verdict: wrong
# check: test_each_item_gets_its_own_result
"""Pool(0) is an error."""

def pool_map(ctx, fn, items, size):
    with ctx.Pool(min(size, len(items))) as pool:
        return pool.map(fn, items, chunksize=1)
