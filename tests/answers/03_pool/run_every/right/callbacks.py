"""Both callbacks, and a count of what is still out."""
import threading

from typing import NamedTuple


class Ok(NamedTuple):
    value: object


class Err(NamedTuple):
    error: Exception


def loses_two():
    return ["1", "2", "x", "y", "5"]


def run_all(pool, fn, args):
    args = list(args)
    found = [None] * len(args)
    left = threading.Semaphore(0)

    def note(index, kind):
        def done(what):
            found[index] = kind(what)
            left.release()

        return done

    for index, arg in enumerate(args):
        pool.apply_async(fn, (arg,), callback=note(index, Ok), error_callback=note(index, Err))
    for _ in args:
        left.acquire()
    return found
