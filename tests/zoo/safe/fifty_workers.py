"""Fifty workers take jobs from a queue until it is empty."""

import queue
import threading

jobs = queue.Queue()
done = []


def work():
    try:
        while True:
            done.append(jobs.get_nowait())
    except queue.Empty:
        return


def main():
    for n in range(60):
        jobs.put(n)
    threads = [threading.Thread(target=work) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == list(range(60))
