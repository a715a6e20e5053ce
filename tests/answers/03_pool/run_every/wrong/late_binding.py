# verdict: wrong
# check: test_each_exception_is_an_err
"""One index for all the callbacks: the last one."""

from typing import NamedTuple


class Ok(NamedTuple):
    value: object


class Err(NamedTuple):
    error: Exception


def loses_two():
    return ["1", "2", "x", "y", "5"]


def run_all(pool, fn, args):
    found = [None] * len(args)
    jobs = []
    for index, arg in enumerate(args):
        def put(value):
            found[index] = Ok(value)

        def fail(error):
            found[index] = Err(error)

        jobs.append(pool.apply_async(fn, (arg,), callback=put, error_callback=fail))
    for job in jobs:
        job.wait()
    return found
