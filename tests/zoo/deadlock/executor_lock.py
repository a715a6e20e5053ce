"""A task waits for a lock that the submitter holds until the task is done."""

import threading
from concurrent.futures import ThreadPoolExecutor

FEWEST_PREEMPTIONS = 0
lock = threading.Lock()


def store(out):
    with lock:
        out.append(1)


def main():
    out = []
    with ThreadPoolExecutor() as pool, lock:
        pool.submit(store, out).result()
