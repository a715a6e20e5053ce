# verdict: wrong
# check: test_results_stand_in_the_order_of_the_items
"""Whoever is ready first comes first."""

def pool_map(ctx, fn, items, size):
    with ctx.Pool(size) as pool:
        return list(pool.imap_unordered(fn, items))
