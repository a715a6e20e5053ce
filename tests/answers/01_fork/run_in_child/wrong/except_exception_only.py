# verdict: wrong
# check: test_sys_exit_in_fn_stays_in_the_child
"""SystemExit gets out."""
import os
import sys


def run_in_child(fn):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        try:
            fn()
        except Exception:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)
