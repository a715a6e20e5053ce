# verdict: wrong
# check: test_an_exception_gives_one
"""An exception of fn goes on in the child, out into the caller."""
import os
import sys


def run_in_child(fn):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        fn()
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)
