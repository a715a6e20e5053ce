# verdict: wrong
# check: test_an_exception_reaches_the_caller
"""A task that raises is tried a second time."""

def pool_map(ctx, fn, items, size):
    with ctx.Pool(size) as pool:
        jobs = [pool.apply_async(fn, (item,)) for item in items]
        results = []
        for job, item in zip(jobs, items):
            try:
                results.append(job.get())
            except Exception:
                results.append(pool.apply(fn, (item,)))
        return results
