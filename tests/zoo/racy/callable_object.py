"""The target is an object with `__call__`; all threads share its state."""

import threading

FEWEST_PREEMPTIONS = 1


class Job:
    def __init__(self):
        self.runs = 0

    def __call__(self):
        self.runs += 1


def main():
    job = Job()
    threads = [threading.Thread(target=job) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert job.runs == 2, job.runs
