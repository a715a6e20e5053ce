# verdict: wrong
from concurrent.futures import ThreadPoolExecutor


def run_all(fn, items):
    with ThreadPoolExecutor(max_workers=len(items)) as pool:
        futures = [pool.submit(fn, item) for item in items]
    return [f.result() for f in futures]
