"""One process for each function, all started before any is joined; exit codes in order."""

from multiprocessing import Process


def run_all(fns):
    """Run each function of the list in its own process; return the list of exit codes."""
    # The function itself is the target. A lambda around it would work under fork only:
    # under spawn the target is pickled, and a lambda cannot be.
    processes = [Process(target=fn) for fn in fns]
    # start(), not run(): run() would call the function here, in our own process.
    for process in processes:
        process.start()
    # A second loop: start and join in one loop would run one after the other.
    for process in processes:
        process.join()
    # Only now: before join() the exit code of a running process is None.
    return [process.exitcode for process in processes]
