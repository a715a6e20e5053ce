"""`wait(timeout)` came back, and nobody asked whether the event was set."""

import threading

FEWEST_PREEMPTIONS = 0
ready = threading.Event()
box = []


def slow():
    threading.Event().wait(0.3)
    box.append(1)
    ready.set()


def main():
    worker = threading.Thread(target=slow)
    worker.start()
    ready.wait(timeout=0.05)
    value = len(box)
    worker.join()
    assert value == 1, value
