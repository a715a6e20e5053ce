# verdict: wrong
# check: test_all_processes_run_at_the_same_time
"""A pool of as many processes as there are cores; it never notices that one was killed."""


class WorkerFailed(Exception):
    def __init__(self, index):
        self.index = index


def parallel_apply(ctx, fn, items):
    with ctx.Pool() as pool:
        jobs = [pool.apply_async(fn, (item,)) for item in items]
        results = []
        for index, job in enumerate(jobs):
            try:
                results.append(job.get(5))
            except Exception:
                raise WorkerFailed(index) from None
        pool.close()
        pool.join()
        return results
