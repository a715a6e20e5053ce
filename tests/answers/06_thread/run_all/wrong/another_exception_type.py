# verdict: wrong
# check: test_an_exception_reaches_the_caller
"""The caller's own exception type is lost."""
from concurrent.futures import ThreadPoolExecutor


def run_all(fn, items):
    with ThreadPoolExecutor(max_workers=len(items) or 1) as pool:
        futures = [pool.submit(fn, item) for item in items]
    try:
        return [future.result() for future in futures]
    except Exception as error:
        raise RuntimeError(str(error)) from error
