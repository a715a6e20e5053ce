# verdict: hung
# check: test_a_dead_worker_is_told
"""A Pool of the library waits for ever for a dead worker."""

from multiprocessing import Pool


class WorkerDied(Exception):
    pass


class MiniPool:
    def __init__(self, size):
        self.pool = Pool(size)

    def map(self, fn, xs):
        return self.pool.map(fn, xs, chunksize=1)

    def close(self):
        self.pool.close()
        self.pool.join()
