# verdict: wrong|race
# check: test_the_exception_comes_once_every_thread_has_ended
"""shutdown(wait=False), and result() raises while the later threads still run."""
from concurrent.futures import ThreadPoolExecutor


def run_all(fn, items):
    pool = ThreadPoolExecutor(max_workers=len(items) or 1)
    futures = [pool.submit(fn, item) for item in items]
    pool.shutdown(wait=False)
    return [future.result() for future in futures]
