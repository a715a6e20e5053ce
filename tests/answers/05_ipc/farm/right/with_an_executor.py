"""ProcessPoolExecutor; shutdown waits for its processes."""
from concurrent.futures import ProcessPoolExecutor


class FarmError(Exception):
    def __init__(self, index):
        super().__init__(index)
        self.index = index


def farm(ctx, fn, items, n_workers):
    with ProcessPoolExecutor(n_workers, mp_context=ctx) as pool:
        futures = [pool.submit(fn, item) for item in items]
    results = []
    for index, future in enumerate(futures):
        try:
            results.append(future.result())
        except Exception as error:
            failure = FarmError(index)
            raise failure from error
    return results
