# verdict: wrong|hung|left-behind
# check: test_another_child_is_left_alone
"""os.wait() takes whichever child ends first."""
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
    _, status = os.wait()
    return os.waitstatus_to_exitcode(status)
