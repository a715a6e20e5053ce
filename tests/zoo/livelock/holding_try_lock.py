"""A try-lock loop that keeps its first lock: both threads try for ever."""

import threading
import time

FEWEST_PREEMPTIONS = 1
left, right = threading.Lock(), threading.Lock()


def work(first, second):
    with first:
        while not second.acquire(blocking=False):
            time.sleep(0.001)
        second.release()


def main():
    threads = [
        threading.Thread(target=work, args=(left, right)),
        threading.Thread(target=work, args=(right, left)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
