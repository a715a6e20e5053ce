# verdict: wrong
# check: test_each_exception_is_an_err
"""The exception becomes a text."""

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
            found.append(Ok(job.get()))
        except Exception as error:
            found.append(Err(str(error)))
    return found
