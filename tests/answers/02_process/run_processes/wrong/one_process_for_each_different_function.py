# verdict: wrong
# check: test_all_run_at_the_same_time
"""Kept by function: one that stands in the list twice gets one process."""
from multiprocessing import Process


def run_all(fns):
    ps = {fn: Process(target=fn) for fn in fns}
    for p in ps.values():
        p.start()
    for p in ps.values():
        p.join()
    return [p.exitcode for p in ps.values()]
