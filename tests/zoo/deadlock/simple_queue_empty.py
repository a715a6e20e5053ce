"""`empty()` says no, then another thread takes the last item: `get` waits for ever."""

from queue import SimpleQueue
from threading import Thread

FEWEST_PREEMPTIONS = 1
jobs = SimpleQueue()


def work():
    while not jobs.empty():
        jobs.get()


def main():
    jobs.put("a")
    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
