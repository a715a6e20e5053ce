"""One apply_async for each item; get() raises what fn has raised."""


class FarmError(Exception):
    def __init__(self, index):
        super().__init__(f"item {index}")
        self.index = index


def farm(ctx, fn, items, n_workers):
    pool = ctx.Pool(processes=n_workers)
    jobs = [pool.apply_async(fn, (item,)) for item in items]
    pool.close()
    pool.join()
    results, failed = [], None
    for index, job in enumerate(jobs):
        try:
            results.append(job.get())
        except Exception:
            if failed is None:
                failed = index
    if failed is not None:
        raise FarmError(failed)
    return results
