"""The submitter gives the lock back before it waits."""

import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()


def store(out):
    with lock:
        out.append(1)


def main():
    out = []
    with ThreadPoolExecutor() as pool:
        with lock:
            future = pool.submit(store, out)
        future.result()
    assert out == [1]
