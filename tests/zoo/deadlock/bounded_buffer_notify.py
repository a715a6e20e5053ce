"""Producers and consumers wait on one condition; `notify` wakes one of the wrong kind."""

import threading

FEWEST_PREEMPTIONS = 0
changed = threading.Condition()
items = []


def put(item):
    with changed:
        while len(items) == 1:
            changed.wait()
        items.append(item)
        changed.notify()


def get():
    with changed:
        while not items:
            changed.wait()
        items.pop()
        changed.notify()


def produce():
    put("a")
    put("b")


def main():
    threads = [threading.Thread(target=each) for each in (get, get, produce)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
