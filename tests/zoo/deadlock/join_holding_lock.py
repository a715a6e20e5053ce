"""Main joins the worker while it holds the lock that the worker needs."""

import threading

FEWEST_PREEMPTIONS = 0
lock = threading.Lock()
result = []


def work():
    with lock:
        result.append(1)


def main():
    worker = threading.Thread(target=work)
    with lock:
        worker.start()
        worker.join()
    assert result == [1]
