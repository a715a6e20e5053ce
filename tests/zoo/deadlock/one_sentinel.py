"""Two workers and one sentinel: the second worker waits for ever."""

import queue
import threading

FEWEST_PREEMPTIONS = 0
jobs = queue.Queue()
done = []


def work():
    while (job := jobs.get()) is not None:
        done.append(job)


def main():
    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for job in (1, 2, 3, None):
        jobs.put(job)
    for worker in workers:
        worker.join()
