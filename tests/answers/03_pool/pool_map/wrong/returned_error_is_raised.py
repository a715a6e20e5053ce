# verdict: wrong
# check: test_a_result_may_be_anything
"""An exception that is a result is raised."""

class Attempt:
    def __init__(self, fn):
        self.fn = fn

    def __call__(self, item):
        try:
            return self.fn(item)
        except Exception as error:
            return error


def pool_map(ctx, fn, items, size):
    with ctx.Pool(size) as pool:
        results = pool.map(Attempt(fn), items, chunksize=1)
    for result in results:
        if isinstance(result, Exception):
            raise result
    return results
