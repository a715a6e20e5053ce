# verdict: wrong
# check: test_it_works_under_every_start_method
"""Works under fork; a lambda cannot be pickled, so spawn fails."""
from multiprocessing import Process


def run_all(fns):
    processes = [Process(target=lambda fn=fn: fn()) for fn in fns]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]
