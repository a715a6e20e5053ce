"""The exception is caught where it is raised."""
import pickle

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
            result = Ok(self.fn(arg))
            pickle.dumps(result)
            return result
        except Exception as error:
            return Err(error)


def run_all(pool, fn, args):
    return pool.map(Attempt(fn), args, chunksize=1)
