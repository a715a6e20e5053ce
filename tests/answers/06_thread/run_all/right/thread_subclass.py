"""A Thread subclass that carries its result or its exception."""
from threading import Thread


class Worker(Thread):
    def __init__(self, fn, item):
        super().__init__()
        self.fn, self.item = fn, item
        self.result = self.error = None

    def run(self):
        try:
            self.result = self.fn(self.item)
        except Exception as error:
            self.error = error


def run_all(fn, items):
    workers = [Worker(fn, item) for item in items]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for worker in workers:
        if worker.error is not None:
            raise worker.error
    return [worker.result for worker in workers]
