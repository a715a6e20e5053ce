# verdict: wrong
# check: test_each_item_gets_its_own_result
from concurrent.futures import ThreadPoolExecutor


def run_all(fn, items):
    with ThreadPoolExecutor(max_workers=len(items)) as pool:
        futures = [pool.submit(fn, item) for item in items]
    return [f.result() for f in futures]
