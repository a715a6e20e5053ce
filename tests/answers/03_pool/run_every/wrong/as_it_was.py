# verdict: wrong
# check: test_each_exception_is_an_err
"""The lossy program again: errors are not told."""

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
        pool.apply_async(fn, (arg,), callback=lambda value: found.append(Ok(value)))
    pool.close()
    pool.join()
    return found
