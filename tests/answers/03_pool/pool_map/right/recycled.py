"""imap; the workers are replaced after two tasks; the pool is closed, not terminated."""

def pool_map(ctx, fn, items, size):
    pool = ctx.Pool(size, maxtasksperchild=2)
    try:
        return list(pool.imap(fn, items))
    finally:
        pool.close()
        pool.join()
