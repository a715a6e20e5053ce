"""Fair shares: lengths that differ by at most one."""


def chunks(n, workers):
    """Return a list of ranges."""
    length, left = divmod(n, workers)
    # The first `left` ranges are longer by one. Cut at n // workers only, the rest would be
    # lost; rounded up, the last worker would have little to do, or nothing.
    ranges, start = [], 0
    for worker in range(workers):
        stop = start + length + (worker < left)
        ranges.append(range(start, stop))
        start = stop
    return ranges
