# verdict: wrong
# check: test_size_workers_run_at_the_same_time
def pool_map(ctx, fn, items, size):
    if not items:
        return []
    pool = ctx.Pool(size)
    try:
        return pool.map(fn, items, chunksize=-(-len(items) // size))
    finally:
        pool.close()
        pool.join()
