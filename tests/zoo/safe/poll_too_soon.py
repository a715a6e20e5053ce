"""The flag is raised when the answer is there."""

import threading
import time


class Job:
    finished = False
    answer = None

    def run(self):
        self.answer = 42
        self.finished = True


def main():
    job = Job()
    worker = threading.Thread(target=job.run)
    worker.start()
    while not job.finished:
        time.sleep(0.001)
    assert job.answer == 42, job.answer
    worker.join()
