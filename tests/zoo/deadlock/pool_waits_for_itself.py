"""A task of a pool of one waits for another task of the same pool."""

from concurrent.futures import ThreadPoolExecutor

FEWEST_PREEMPTIONS = 0


def main():
    pool = ThreadPoolExecutor(max_workers=1)

    def outer():
        return pool.submit(pow, 2, 5).result()

    assert pool.submit(outer).result() == 32
    pool.shutdown()
