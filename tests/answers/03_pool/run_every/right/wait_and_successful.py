"""wait(), then successful() says which of the two."""

from typing import NamedTuple


class Ok(NamedTuple):
    value: object


class Err(NamedTuple):
    error: Exception


def loses_two():
    return ["1", "2", "x", "y", "5"]


def run_all(pool, fn, args):
    jobs = [pool.apply_async(fn, args=[arg]) for arg in args]
    for job in jobs:
        job.wait()
    result = []
    for job in jobs:
        if job.successful():
            result.append(Ok(job.get()))
        else:
            try:
                job.get()
            except Exception as error:
                result.append(Err(error))
    return result
