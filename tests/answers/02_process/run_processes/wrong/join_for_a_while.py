# verdict: left-behind|wrong
# check: test_nothing_is_left_over
"""join() with a time-out comes back in silence while the process still runs."""
from multiprocessing import Process


def run_all(fns):
    processes = [Process(target=fn) for fn in fns]
    for process in processes:
        process.start()
    for process in processes:
        process.join(0.1)
    return [process.exitcode for process in processes]
