"""`while`, and `notify_all` because producers and consumers wait on one condition."""

import threading

changed = threading.Condition()
items = []


def put(item):
    with changed:
        while len(items) == 1:
            changed.wait()
        items.append(item)
        changed.notify_all()


def get():
    with changed:
        while not items:
            changed.wait()
        items.pop()
        changed.notify_all()


def produce():
    put("a")
    put("b")


def main():
    threads = [threading.Thread(target=each) for each in (produce, get, get)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
