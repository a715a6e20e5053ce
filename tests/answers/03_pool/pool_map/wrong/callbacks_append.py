# verdict: wrong
# check: test_results_stand_in_the_order_of_the_items
"""The callback appends."""

def pool_map(ctx, fn, items, size):
    results = []
    with ctx.Pool(size) as pool:
        jobs = [pool.apply_async(fn, (item,), callback=results.append) for item in items]
        for job in jobs:
            job.get()
        pool.close()
        pool.join()
    return results
