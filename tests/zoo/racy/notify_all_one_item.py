"""`notify_all` wakes two, and there is one item."""

import threading

FEWEST_PREEMPTIONS = 1
ready = threading.Condition()
items = []


def consume():
    with ready:
        if not items:
            ready.wait(timeout=None)
        items.pop()


def produce():
    with ready:
        items.append(1)
        ready.notify_all()
    with ready:
        items.append(2)
        ready.notify_all()


def main():
    threads = [threading.Thread(target=each) for each in (consume, consume, produce)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
