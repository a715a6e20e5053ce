# verdict: wrong
# check: test_a_slow_fn_is_waited_for
"""A slow task is taken for one that failed."""

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
            found.append(Ok(job.get(timeout=1)))
        except Exception as error:
            found.append(Err(error))
    return found
