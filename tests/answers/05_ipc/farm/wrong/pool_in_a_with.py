# verdict: wrong
# check: test_workers_end_by_themselves
"""Leaving `with Pool()` terminates its workers."""
from functools import partial


class FarmError(Exception):
    def __init__(self, index):
        super().__init__(index)
        self.index = index


def attempt(fn, item):
    try:
        return True, fn(item)
    except Exception:
        return False, None


def farm(ctx, fn, items, n_workers):
    with ctx.Pool(n_workers) as pool:
        answers = pool.map(partial(attempt, fn), items, chunksize=1)
    for index, (fine, _) in enumerate(answers):
        if not fine:
            raise FarmError(index)
    return [value for _, value in answers]
