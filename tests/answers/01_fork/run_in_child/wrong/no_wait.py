# verdict: wrong
# check: test_the_exit_code_comes_back
"""Nobody waits for the child."""
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
    return 0
