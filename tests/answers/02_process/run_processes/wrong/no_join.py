# verdict: left-behind
# check: test_nothing_is_left_over
"""Nobody waits; the exit codes are those of processes that still run."""
from multiprocessing import Process


def run_all(fns):
    processes = [Process(target=fn) for fn in fns]
    for process in processes:
        process.start()
    return [process.exitcode or 0 for process in processes]
