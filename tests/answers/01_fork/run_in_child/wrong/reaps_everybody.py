# verdict: wrong|hung
# check: test_another_child_is_left_alone
"""Cleans up all children, also the caller's own."""
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
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass
    return os.waitstatus_to_exitcode(status)
