"""An executor gets first and joins later."""
from concurrent.futures import ProcessPoolExecutor


def smallest_item():
    return 65536 - 22 + 1


def get_first(fn, *args):
    with ProcessPoolExecutor(1) as pool:
        return pool.submit(fn, *args).result()
