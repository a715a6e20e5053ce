"""`Queue.join` waits for a `task_done` that a failed job skips."""

import queue
import threading

FEWEST_PREEMPTIONS = 0
jobs = queue.Queue()
failed = []


def work():
    while (job := jobs.get()) is not None:
        try:
            10 // job
        except ZeroDivisionError:
            failed.append(job)
            continue
        jobs.task_done()


def main():
    worker = threading.Thread(target=work)
    worker.start()
    for job in (1, 0, 2):
        jobs.put(job)
    jobs.join()
    jobs.put(None)
    worker.join()
