"""farm: a fixed number of worker processes, fed through queues or pipes.

Q1  n_workers processes of ctx (a context of multiprocessing) take the items from a queue or
    from pipes; n_workers >= 1, it may be more than there are items.
Q2  The results stand in the order of the items; items and results may have any size.
Q3  Items and results may be anything picklable: None, 0, "", equal ones, exceptions. fn gets
    each item exactly once, as it was.
Q4  All workers end by themselves (exit code 0, not terminated) before farm returns or raises;
    nothing is left over.
Q5  If fn raises: FarmError with the lowest index, after Q4.
Q6  A slow fn changes nothing.       Q7  The same under fork and spawn.
"""


class FarmError(Exception):
    """fn raised an exception for the item number `index`."""

    def __init__(self, index):
        raise NotImplementedError("TODO: keep the index")


def farm(ctx, fn, items, n_workers):
    """Return the list of fn(item), computed by n_workers processes."""
    # TODO: one queue for tasks and one for results; how does a worker know that it is done?
    # TODO: read all results before you join anybody
    raise NotImplementedError("TODO: farm")
