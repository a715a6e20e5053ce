# verdict: wrong
# check: test_pending_text_is_printed_once
"""Both flush the caller's text."""
import os
import sys


def run_in_child(fn):
    pid = os.fork()
    if pid == 0:
        try:
            fn()
        except BaseException:
            os._exit(1)
        sys.stdout.flush()
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)
