# verdict: wrong
# check: test_each_exception_is_an_err
"""map gives up all results when one task raises."""

from typing import NamedTuple


class Ok(NamedTuple):
    value: object


class Err(NamedTuple):
    error: Exception


def loses_two():
    return ["1", "2", "x", "y", "5"]


def run_all(pool, fn, args):
    try:
        return [Ok(value) for value in pool.map(fn, args)]
    except Exception as error:
        return [Err(error)] * len(args)
