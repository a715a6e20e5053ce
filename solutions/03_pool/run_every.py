"""What run_lossy loses, and a way that loses nothing."""

from typing import NamedTuple


class Ok(NamedTuple):
    value: object  # what fn has returned, whatever it is


class Err(NamedTuple):
    error: Exception  # what fn has raised


def loses_two():
    """Return a list of 5 texts of which run_lossy(pool, int, texts) loses exactly 2."""
    # int raises ValueError for two of them. The worker sends the exception back, and it lies
    # in the AsyncResult that apply_async has returned, and that nobody has kept.
    return ["1", "two", "3", "IV", "5"]


def run_all(pool, fn, args):
    """Call fn once on every argument, all in the pool; return an Ok or Err for each, in order."""
    # First all of them are handed out: get() in the same loop would wait for each of them
    # before the next one is begun.
    jobs = [pool.apply_async(fn, (arg,)) for arg in args]
    return [ended(job) for job in jobs]


def ended(job):
    # get() waits for the end, and raises in our process what was raised in the worker. Also
    # when fn has returned something that cannot be sent: the pool sends a MaybeEncodingError.
    try:
        return Ok(job.get())
    except Exception as error:
        return Err(error)
