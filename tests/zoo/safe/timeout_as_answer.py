"""`wait` is asked again until it says yes."""

import threading

ready = threading.Event()
box = []


def slow():
    threading.Event().wait(0.3)
    box.append(1)
    ready.set()


def main():
    worker = threading.Thread(target=slow)
    worker.start()
    while not ready.wait(timeout=0.05):
        pass
    value = len(box)
    worker.join()
    assert value == 1, value
