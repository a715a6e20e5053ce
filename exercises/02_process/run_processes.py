"""run_all: run several functions at the same time, each in a process of its own.

R1  One multiprocessing.Process for each function (they take no arguments); all are started
    before any is waited for. None of them runs in the caller's process.
R2  The result is the list of their exit codes, in the order of the functions:
    0 after a return, 1 after an exception, n after sys.exit(n), -9 after signal 9.
R3  Nothing is left over on return: every process has ended and was joined.
R4  It works under every start method (fork, spawn, forkserver).
"""


def run_all(fns):
    """Run each function of the list in its own process; return the list of exit codes."""
    # TODO: make and start one Process for each function
    # TODO: then join all of them, and collect their exitcode
    raise NotImplementedError("TODO: run_all")
