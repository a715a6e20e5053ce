"""`get` of a PriorityQueue looks and takes in one step."""

import queue
import threading

jobs = queue.PriorityQueue()
done = []


def work():
    done.append(jobs.get())


def main():
    for job in (2, 1):
        jobs.put(job)
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [1, 2], done
