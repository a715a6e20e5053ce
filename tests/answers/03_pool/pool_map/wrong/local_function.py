# verdict: wrong
# check: test_each_item_gets_its_own_result
"""A nested function cannot be pickled."""

def pool_map(ctx, fn, items, size):
    def task(pair):
        return pair[0], fn(pair[1])

    with ctx.Pool(size) as pool:
        return [value for _, value in sorted(pool.map(task, enumerate(items)))]
