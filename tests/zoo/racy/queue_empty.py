"""`empty()` says no, and then another thread takes the item: `get_nowait` raises Empty."""

import queue
import threading

FEWEST_PREEMPTIONS = 1
jobs = queue.Queue()


def work():
    if not jobs.empty():
        jobs.get_nowait()


def main():
    jobs.put("only one")
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
