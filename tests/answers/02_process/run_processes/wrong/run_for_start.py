# verdict: wrong|crashed
# check: test_all_run_at_the_same_time
"""run() calls the function here; no process is ever made."""
from multiprocessing import Process


def run_all(fns):
    processes = [Process(target=fn) for fn in fns]
    for process in processes:
        process.run()
    return [0 for process in processes]
