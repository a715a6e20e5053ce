"""A pool of the size that was asked for, gone on return and on raise."""


def pool_map(ctx, fn, items, size):
    """Return [fn(item) for item in items], computed by `size` worker processes of ctx."""
    # The size is given, so the number of cores does not matter. The end of the block, reached
    # by a return or by an exception, terminates the workers and waits for them.
    with ctx.Pool(size) as pool:
        # map keeps the order, and raises what fn has raised once all the tasks are done.
        # Tasks go out one by one: in larger chunks a few items might all be with one worker.
        return pool.map(fn, items, chunksize=1)
