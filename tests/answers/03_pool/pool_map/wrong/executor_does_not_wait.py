# verdict: left-behind
# check: test_nothing_is_left_over
"""shutdown(wait=False) leaves the workers to themselves."""

from concurrent.futures import ProcessPoolExecutor


def pool_map(ctx, fn, items, size):
    executor = ProcessPoolExecutor(size, mp_context=ctx)
    try:
        return list(executor.map(fn, items))
    finally:
        executor.shutdown(wait=False)
