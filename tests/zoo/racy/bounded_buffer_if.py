"""`if` for `while`: a woken consumer finds that another one was faster."""

import threading

FEWEST_PREEMPTIONS = 0
changed = threading.Condition()
items = []


def put(item):
    with changed:
        if len(items) == 1:
            changed.wait()
        items.append(item)
        changed.notify()


def get():
    with changed:
        if not items:
            changed.wait()
        items.pop()
        changed.notify()


def produce():
    put("a")
    put("b")


def main():
    threads = [threading.Thread(target=each) for each in (produce, get, get)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
