"""A sum over a range, in as many processes as were asked for."""

from functools import partial
from multiprocessing import Pool


def sum_over(fn, lo, hi, workers):
    """Return fn(lo) + fn(lo + 1) + ... + fn(hi - 1), computed by `workers` processes."""
    # One share for each worker: one message there, one number back. Every `workers`-th number,
    # and not one piece of the range after the other: often fn(i) takes longer for larger i.
    # A range is pickled as three numbers, however long it is.
    shares = [range(lo + first, hi, workers) for first in range(workers)]
    # Processes, not threads: with the GIL only one thread computes at a time. The end of the
    # block, by return or by exception, terminates the workers and waits for them.
    with Pool(workers) as pool:
        # chunksize=1: each share is a task of its own, whatever the pool would think.
        return sum(pool.map(partial(sum_of, fn), shares, chunksize=1))


def sum_of(fn, share):
    return sum(map(fn, share))
