# verdict: wrong
# check: test_what_gets_lost
"""All five are lost."""

from typing import NamedTuple


class Ok(NamedTuple):
    value: object


class Err(NamedTuple):
    error: Exception


def loses_two():
    return ["a", "b", "c", "d", "e"]


def run_all(pool, fn, args):
    return pool.map(fn, args)
