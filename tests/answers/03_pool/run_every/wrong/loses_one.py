# verdict: wrong
# check: test_what_gets_lost
"""Only one is lost."""

from typing import NamedTuple


class Ok(NamedTuple):
    value: object


class Err(NamedTuple):
    error: Exception


def loses_two():
    return ["1", "2", "3", "4", "e"]


def run_all(pool, fn, args):
    return pool.map(fn, args)
