# verdict: wrong|crashed
# check: test_fn_runs_once_in_a_child
"""No child at all."""
import os
import sys


def run_in_child(fn):
    sys.stdout.flush()
    if True:
        try:
            fn()
        except BaseException:
            return 1
        return 0
