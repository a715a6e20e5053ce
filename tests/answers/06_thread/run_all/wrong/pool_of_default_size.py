# verdict: wrong
# check: test_many_items_have_as_many_threads
"""The default pool has a few threads only; later items wait for a free one."""
from concurrent.futures import ThreadPoolExecutor


def run_all(fn, items):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(fn, item) for item in items]
    return [future.result() for future in futures]
