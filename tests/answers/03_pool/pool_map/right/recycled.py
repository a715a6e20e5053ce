"""imap; the workers are replaced after two tasks."""

def pool_map(ctx, fn, items, size):
    with ctx.Pool(size, maxtasksperchild=2) as pool:
        results = list(pool.imap(fn, items))
        pool.close()
        pool.join()
        return results
