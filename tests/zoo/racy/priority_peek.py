"""Peeking into a PriorityQueue and getting from it are two steps."""

import queue
import threading

FEWEST_PREEMPTIONS = 1
jobs = queue.PriorityQueue()
done = []


def work():
    job = jobs.queue[0]
    jobs.get()
    done.append(job)


def main():
    for job in (2, 1):
        jobs.put(job)
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [1, 2], done
