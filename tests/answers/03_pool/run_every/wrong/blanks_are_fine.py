# verdict: wrong
# check: test_what_gets_lost
"""int takes blanks and underscores: nothing is lost."""

from typing import NamedTuple


class Ok(NamedTuple):
    value: object


class Err(NamedTuple):
    error: Exception


def loses_two():
    return [" 1", "2 ", "1_0", "4", "5"]


def run_all(pool, fn, args):
    return pool.map(fn, args)
