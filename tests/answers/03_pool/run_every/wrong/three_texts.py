# verdict: wrong
# check: test_what_gets_lost
"""Three texts are not five."""

from typing import NamedTuple


class Ok(NamedTuple):
    value: object


class Err(NamedTuple):
    error: Exception


def loses_two():
    return ["1", "a", "b"]


def run_all(pool, fn, args):
    return pool.map(fn, args)
