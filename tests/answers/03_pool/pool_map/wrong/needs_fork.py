# verdict: wrong
# check: test_every_start_method
"""fn is handed over in a global, which a spawned worker does not have."""

job = None


def call(item):
    return job(item)


def pool_map(ctx, fn, items, size):
    global job
    job = fn
    with ctx.Pool(size) as pool:
        return pool.map(call, items, chunksize=1)
