"""A bounded semaphore refuses one release too many."""

import threading

gate = threading.BoundedSemaphore(1)
refused = []


def visit():
    with gate:
        pass


def main():
    threads = [threading.Thread(target=visit) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    try:
        gate.release()
    except ValueError:
        refused.append(True)
    assert refused == [True]
