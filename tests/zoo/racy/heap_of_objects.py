"""While `heappush` asks objects which is smaller, another thread pops: the heap is broken."""

import heapq
import threading

FEWEST_PREEMPTIONS = 1


class Job:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        return self.rank < other.rank


jobs = [Job(2), Job(3)]


def push():
    heapq.heappush(jobs, Job(1))


def pop():
    heapq.heappop(jobs)
    heapq.heappop(jobs)


def main():
    threads = [threading.Thread(target=push), threading.Thread(target=pop)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
