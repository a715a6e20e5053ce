"""Empty ranges are left out; cut by slicing."""

from itertools import accumulate


def chunks(n, workers):
    workers = min(workers, n)
    if not workers:
        return []
    length, left = divmod(n, workers)
    stops = list(accumulate([length + 1] * left + [length] * (workers - left)))
    return [range(n)[start:stop] for start, stop in zip([0, *stops], stops)]
