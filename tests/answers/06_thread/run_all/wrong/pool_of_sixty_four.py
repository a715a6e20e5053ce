# verdict: wrong
# check: test_many_items_have_as_many_threads
"""Sixty-four threads are enough for everybody."""
from concurrent.futures import ThreadPoolExecutor


def run_all(fn, items):
    with ThreadPoolExecutor(max_workers=64) as pool:
        futures = [pool.submit(fn, item) for item in items]
    return [future.result() for future in futures]
