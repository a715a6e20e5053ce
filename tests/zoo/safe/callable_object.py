"""Each thread gets an object of its own."""

import threading


class Job:
    def __init__(self):
        self.runs = 0

    def __call__(self):
        self.runs += 1


def main():
    jobs = [Job(), Job()]
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [job.runs for job in jobs] == [1, 1]
