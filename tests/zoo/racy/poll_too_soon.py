"""The flag that main polls says "started" and not "finished"."""

import threading
import time

FEWEST_PREEMPTIONS = 1


class Job:
    started = False
    answer = None

    def run(self):
        self.started = True
        self.answer = 42


def main():
    job = Job()
    worker = threading.Thread(target=job.run)
    worker.start()
    while not job.started:
        time.sleep(0.001)
    assert job.answer == 42, job.answer
    worker.join()
