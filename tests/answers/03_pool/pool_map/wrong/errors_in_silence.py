# verdict: wrong
# check: test_an_exception_reaches_the_caller
"""Nobody asks for the errors."""

def pool_map(ctx, fn, items, size):
    results = {}
    pool = ctx.Pool(size)
    for index, item in enumerate(items):
        def put(value, index=index):
            results[index] = value

        pool.apply_async(fn, (item,), callback=put)
    pool.close()
    pool.join()
    return [results[index] for index in sorted(results)]
