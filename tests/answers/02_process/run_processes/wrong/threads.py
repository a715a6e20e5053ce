# verdict: wrong|crashed
# check: test_all_run_at_the_same_time
"""Threads are not processes: all of them share the caller's."""
from threading import Thread


def run_all(fns):
    threads = [Thread(target=fn) for fn in fns]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [0] * len(fns)
