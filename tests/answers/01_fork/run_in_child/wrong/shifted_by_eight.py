# verdict: wrong
# check: test_a_signal_is_told_from_an_exit_code
"""Right for exit codes; a signal gives 0."""
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
    return status >> 8
