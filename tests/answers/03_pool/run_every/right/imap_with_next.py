"""imap, and next() for each; an exception is one of its items."""

from typing import NamedTuple


class Ok(NamedTuple):
    value: object


class Err(NamedTuple):
    error: Exception


def loses_two():
    return ["1", "2", "x", "y", "5"]


def run_all(pool, fn, args):
    results = pool.imap(fn, args)
    found = []
    for _ in args:
        try:
            found.append(Ok(next(results)))
        except Exception as error:
            found.append(Err(error))
    return found
