"""`task_done` stands in a `finally`."""

import queue
import threading

jobs = queue.Queue()
failed = []


def work():
    while (job := jobs.get()) is not None:
        try:
            10 // job
        except ZeroDivisionError:
            failed.append(job)
        finally:
            jobs.task_done()


def main():
    worker = threading.Thread(target=work)
    worker.start()
    for job in (1, 0, 2):
        jobs.put(job)
    jobs.join()
    jobs.put(None)
    worker.join()
