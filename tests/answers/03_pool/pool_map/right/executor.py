"""concurrent.futures with the given context."""

from concurrent.futures import ProcessPoolExecutor


def pool_map(ctx, fn, items, size):
    with ProcessPoolExecutor(max_workers=size, mp_context=ctx) as executor:
        return list(executor.map(fn, items))
