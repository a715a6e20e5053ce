"""The heap is used under a lock."""

import heapq
import threading


class Job:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        return self.rank < other.rank


jobs = [Job(2), Job(3)]
lock = threading.Lock()


def push():
    with lock:
        heapq.heappush(jobs, Job(1))


def pop():
    with lock:
        heapq.heappop(jobs)
        heapq.heappop(jobs)


def main():
    threads = [threading.Thread(target=push), threading.Thread(target=pop)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
