"""pool_map: fn on every item, by a pool of processes of exactly the size that was asked for.

ctx is a context: multiprocessing.get_context("fork"), ("spawn") or ("forkserver").
L1  At most `size` worker processes run fn at the same time, and really `size` of them when there
    are items enough, whatever the number of cores. fn never runs in the caller's process.
L2  The results stand in the order of the items; items and results may have any size.
L3  If fn raises, the exception reaches the caller with its own type (one of them, if several).
L4  Nothing is left over on return or raise, nor after pool_map(ctx, fn, [], size).
L5  The same under every start method.
"""


def pool_map(ctx, fn, items, size):
    """Return [fn(item) for item in items], computed by `size` worker processes of ctx."""
    # TODO: which calls of a pool keep the order, and raise what fn has raised?
    # TODO: when has the pool really gone, also if fn raises?
    raise NotImplementedError("TODO: pool_map")
