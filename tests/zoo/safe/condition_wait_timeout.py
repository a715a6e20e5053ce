"""`Condition.wait` with a time-out; the test is repeated each time."""

import threading

changed = threading.Condition()
items = []


def put():
    with changed:
        items.append(1)
        changed.notify()


def get():
    with changed:
        while not items:
            changed.wait(timeout=0.01)
        items.pop()


def main():
    threads = [threading.Thread(target=each) for each in (get, put)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert items == []
