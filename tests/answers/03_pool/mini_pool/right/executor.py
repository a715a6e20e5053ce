"""The pool of concurrent.futures, and its BrokenProcessPool."""

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


class WorkerDied(Exception):
    pass


class MiniPool:
    def __init__(self, size):
        self.executor = ProcessPoolExecutor(max_workers=size)

    def map(self, fn, xs):
        try:
            futures = [self.executor.submit(fn, x) for x in xs]
            for future in futures:
                future.exception()
            return [future.result() for future in futures]
        except BrokenProcessPool as error:
            raise WorkerDied from error

    def close(self):
        self.executor.shutdown()
