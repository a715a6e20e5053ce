# verdict: wrong
# check: test_the_exit_codes_stand_in_order
"""Every failure becomes 1: the exit code and the signal are lost."""
from multiprocessing import Process


def run_all(fns):
    processes = [Process(target=fn) for fn in fns]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [1 if process.exitcode else 0 for process in processes]
