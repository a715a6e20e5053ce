"""apply_async for each item, and get for each."""

def pool_map(ctx, fn, items, size):
    pool = ctx.Pool(size)
    try:
        jobs = [pool.apply_async(fn, (item,)) for item in items]
        return [job.get() for job in jobs]
    finally:
        pool.terminate()
        pool.join()
