# verdict: wrong
# check: test_the_pool_is_kept_busy
"""get() in the same loop waits for each task before the next."""

from typing import NamedTuple


class Ok(NamedTuple):
    value: object


class Err(NamedTuple):
    error: Exception


def loses_two():
    return ["1", "2", "x", "y", "5"]


def run_all(pool, fn, args):
    found = []
    for arg in args:
        try:
            found.append(Ok(pool.apply_async(fn, (arg,)).get()))
        except Exception as error:
            found.append(Err(error))
    return found
