# verdict: wrong
# check: test_the_pool_is_kept_busy
"""apply is serial."""

from typing import NamedTuple


class Ok(NamedTuple):
    value: object


class Err(NamedTuple):
    error: Exception


def loses_two():
    return ["1", "2", "x", "y", "5"]


def run_all(pool, fn, args):
    def one(arg):
        try:
            return Ok(pool.apply(fn, (arg,)))
        except Exception as error:
            return Err(error)

    return [one(arg) for arg in args]
