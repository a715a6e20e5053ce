"""chunks: cut the numbers 0 ... n-1 into ranges, one for each worker.

1  Each number of range(n) stands in exactly one of the ranges, and no other number does.
2  There are `workers` ranges; for n < workers at least n (empty ranges may be left out).
3  The shares are fair: the longest range has at most one number more than the shortest.
n >= 0, workers >= 1. The result is a list of range objects: they cost nothing, however long.
"""


def chunks(n, workers):
    """Return a list of ranges."""
    # TODO: divmod(n, workers) says how long each one is, and how many numbers are left
    raise NotImplementedError("TODO: chunks")
