# verdict: wrong
# check: test_whoever_ends_first
"""The codes stand in the order in which the processes ended."""
from multiprocessing import Process
from multiprocessing.connection import wait


def run_all(fns):
    processes = [Process(target=fn) for fn in fns]
    for process in processes:
        process.start()
    waiting = {process.sentinel: process for process in processes}
    codes = []
    while waiting:
        for sentinel in wait(list(waiting)):
            process = waiting.pop(sentinel)
            process.join()
            codes.append(process.exitcode)
    return codes
