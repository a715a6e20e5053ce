# verdict: wrong
# check: test_each_exception_is_an_err
"""A result of 0 or None is taken for none."""

from typing import NamedTuple


class Ok(NamedTuple):
    value: object


class Err(NamedTuple):
    error: Exception


def loses_two():
    return ["1", "2", "x", "y", "5"]


def run_all(pool, fn, args):
    jobs = [pool.apply_async(fn, (arg,)) for arg in args]
    found = []
    for job in jobs:
        try:
            value = job.get()
            if value:
                found.append(Ok(value))
        except Exception as error:
            found.append(Err(error))
    return found
