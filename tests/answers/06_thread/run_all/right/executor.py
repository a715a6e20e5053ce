"""A pool with one thread for each item: the executor starts a thread for each submit at most."""
from concurrent.futures import ThreadPoolExecutor


def run_all(fn, items):
    if not items:
        return []
    with ThreadPoolExecutor(max_workers=len(items)) as pool:
        futures = [pool.submit(fn, item) for item in items]
    return [future.result() for future in futures]
