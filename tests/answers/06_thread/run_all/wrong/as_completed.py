# verdict: wrong|race
# check: test_results_stand_in_the_order_of_the_items
"""as_completed gives the futures in the order in which they get ready."""
from concurrent.futures import ThreadPoolExecutor, as_completed


def run_all(fn, items):
    with ThreadPoolExecutor(max_workers=max(1, len(items))) as pool:
        futures = [pool.submit(fn, item) for item in items]
        return [future.result() for future in as_completed(futures)]
