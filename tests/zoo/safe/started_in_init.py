"""The attributes are stored before the thread starts itself."""

import threading


class Worker(threading.Thread):
    def __init__(self, jobs):
        super().__init__()
        self.jobs = jobs
        self.start()

    def run(self):
        self.total = sum(self.jobs)


def main():
    worker = Worker([1, 2])
    worker.join()
    assert worker.total == 3
