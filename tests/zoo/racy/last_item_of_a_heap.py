"""Chunks fetched by priority from a shared heap, with a progress counter.

The loop tests the heap outside the lock: when one chunk is left, a worker is preempted between
test and lock, another takes the last chunk, and heappop raises IndexError; 1 preemption, on the
last item only.
"""

import heapq
import threading

FEWEST_PREEMPTIONS = 1


class Download:
    def __init__(self, chunks):
        self._lock = threading.Lock()
        self._heap = list(chunks)
        heapq.heapify(self._heap)
        self.progress = 0
        self.saved = {}

    def worker(self):
        while self._heap:
            with self._lock:
                priority, chunk = heapq.heappop(self._heap)
            self.saved[chunk] = priority
            with self._lock:
                self.progress += 1


def main():
    job = Download([(5, "e"), (1, "a"), (3, "c"), (2, "b"), (4, "d")])
    threads = [threading.Thread(target=job.worker) for _ in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert job.progress == 5
    assert job.saved == {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}
