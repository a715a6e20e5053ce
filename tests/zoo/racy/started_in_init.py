"""A thread that starts itself in `__init__` runs before its attributes are there."""

import threading

FEWEST_PREEMPTIONS = 1


class Worker(threading.Thread):
    def __init__(self, jobs):
        super().__init__()
        self.start()
        self.jobs = jobs

    def run(self):
        self.total = sum(self.jobs)


def main():
    worker = Worker([1, 2])
    worker.join()
    assert worker.total == 3
