# verdict: wrong
# check: test_the_exit_code_comes_back
"""sys.exit raises; the caller gets it, in the child."""
import os
import sys


def run_in_child(fn):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        try:
            fn()
        except BaseException:
            os._exit(1)
        sys.exit(0)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)
