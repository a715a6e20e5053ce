"""Chunks fetched by priority from a shared heap, with a progress counter."""

# WHY SAFE: emptiness test and heappop are in one critical section, a worker that sees an empty
# heap ends, and nothing is pushed after the start; the progress counter is only changed under
# the same lock and read after the joins.
import heapq
import threading


class Download:
    def __init__(self, chunks):
        self._lock = threading.Lock()
        self._heap = list(chunks)
        heapq.heapify(self._heap)
        self.progress = 0
        self.saved = {}

    def worker(self):
        while True:
            with self._lock:
                if not self._heap:
                    return
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
