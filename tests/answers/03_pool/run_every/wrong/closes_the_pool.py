# verdict: wrong
# check: test_each_result_is_an_ok
"""The pool belongs to the caller."""

from typing import NamedTuple


class Ok(NamedTuple):
    value: object


class Err(NamedTuple):
    error: Exception


def loses_two():
    return ["1", "2", "x", "y", "5"]


def run_all(pool, fn, args):
    jobs = [pool.apply_async(fn, (arg,)) for arg in args]
    pool.close()
    pool.join()
    found = []
    for job in jobs:
        try:
            found.append(Ok(job.get()))
        except Exception as error:
            found.append(Err(error))
    return found
