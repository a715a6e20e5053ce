# verdict: wrong
# check: test_an_exception_that_is_returned_is_a_result
"""An exception that fn returns is taken for one that it raised."""

from typing import NamedTuple


class Ok(NamedTuple):
    value: object


class Err(NamedTuple):
    error: Exception


def loses_two():
    return ["1", "2", "x", "y", "5"]


class Attempt:
    def __init__(self, fn):
        self.fn = fn

    def __call__(self, arg):
        try:
            return self.fn(arg)
        except Exception as error:
            return error


def run_all(pool, fn, args):
    results = pool.map(Attempt(fn), args, chunksize=1)
    return [Err(each) if isinstance(each, Exception) else Ok(each) for each in results]
