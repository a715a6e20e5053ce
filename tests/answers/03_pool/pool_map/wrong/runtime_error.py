# verdict: wrong
# check: test_an_exception_reaches_the_caller
"""Any exception becomes a RuntimeError."""

def pool_map(ctx, fn, items, size):
    with ctx.Pool(size) as pool:
        try:
            return pool.map(fn, items, chunksize=1)
        except Exception as error:
            raise RuntimeError(str(error)) from error
