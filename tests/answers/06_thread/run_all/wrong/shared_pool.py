# verdict: wrong
# check: test_a_slow_fn_is_waited_for
"""One pool for all calls: its threads stay, and a call inside a call may wait for ever."""
from concurrent.futures import ThreadPoolExecutor, wait

pool = ThreadPoolExecutor(max_workers=64)


def run_all(fn, items):
    futures = [pool.submit(fn, item) for item in items]
    wait(futures)
    return [future.result() for future in futures]
