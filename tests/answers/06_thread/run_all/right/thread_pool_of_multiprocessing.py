"""multiprocessing has a pool of threads as well; the results are asked for in order."""
from multiprocessing.pool import ThreadPool


def run_all(fn, items):
    if not items:
        return []
    pool = ThreadPool(len(items))
    try:
        asked = [pool.apply_async(fn, (item,)) for item in items]
        for each in asked:
            each.wait()
    finally:
        pool.close()
        pool.join()
    return [each.get() for each in asked]
