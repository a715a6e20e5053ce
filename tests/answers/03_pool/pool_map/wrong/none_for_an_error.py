# verdict: wrong
# check: test_an_exception_reaches_the_caller
"""An exception becomes None."""

def pool_map(ctx, fn, items, size):
    def value_of(job):
        try:
            return job.get()
        except Exception:
            return None

    with ctx.Pool(size) as pool:
        jobs = [pool.apply_async(fn, (item,)) for item in items]
        return [value_of(job) for job in jobs]
