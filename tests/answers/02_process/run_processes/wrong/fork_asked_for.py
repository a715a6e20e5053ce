# verdict: wrong
# check: test_it_works_under_every_start_method
"""The list is kept in a global and the child looks it up: under spawn the list is empty there."""
from multiprocessing import Process

jobs = []


def run_job(number):
    jobs[number]()


def run_all(fns):
    jobs[:] = fns
    processes = [Process(target=run_job, args=(number,)) for number in range(len(fns))]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]
