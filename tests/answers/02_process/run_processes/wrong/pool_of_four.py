# verdict: wrong
# check: test_all_run_at_the_same_time
"""At most four at once; the fifth waits until one of them has ended."""
from multiprocessing import Process


def run_all(fns):
    codes = []
    for first in range(0, len(fns), 4):
        processes = [Process(target=fn) for fn in fns[first:first + 4]]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        codes += [process.exitcode for process in processes]
    return codes
