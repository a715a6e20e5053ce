# verdict: wrong
# check: test_they_stand_in_the_order_of_the_args
"""Both callbacks append: whoever is ready first comes first."""
import threading

from typing import NamedTuple


class Ok(NamedTuple):
    value: object


class Err(NamedTuple):
    error: Exception


def loses_two():
    return ["1", "2", "x", "y", "5"]


def run_all(pool, fn, args):
    found = []
    left = threading.Semaphore(0)

    def done(each):
        found.append(each)
        left.release()

    for arg in args:
        pool.apply_async(
            fn, (arg,), callback=lambda v: done(Ok(v)), error_callback=lambda e: done(Err(e))
        )
    for _ in args:
        left.acquire()
    return found
