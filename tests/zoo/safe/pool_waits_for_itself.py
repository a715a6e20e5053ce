"""A pool of two has a worker left for the inner task."""

from concurrent.futures import ThreadPoolExecutor


def main():
    pool = ThreadPoolExecutor(max_workers=2)

    def outer():
        return pool.submit(pow, 2, 5).result()

    assert pool.submit(outer).result() == 32
    pool.shutdown()
