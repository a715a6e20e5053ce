# verdict: wrong
# check: test_an_exception_reaches_the_caller
"""The exception is put into the list instead of being raised."""
from concurrent.futures import ThreadPoolExecutor


def run_all(fn, items):
    if not items:
        return []
    with ThreadPoolExecutor(max_workers=len(items)) as pool:
        futures = [pool.submit(fn, item) for item in items]
    return [future.exception() or future.result() for future in futures]
