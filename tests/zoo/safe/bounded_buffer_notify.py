"""Two conditions on one lock: each `notify` wakes the right kind."""

import threading

lock = threading.Lock()
not_full = threading.Condition(lock)
not_empty = threading.Condition(lock)
items = []


def put(item):
    with lock:
        while len(items) == 1:
            not_full.wait()
        items.append(item)
        not_empty.notify()


def get():
    with lock:
        while not items:
            not_empty.wait()
        items.pop()
        not_full.notify()


def produce():
    put("a")
    put("b")


def main():
    threads = [threading.Thread(target=each) for each in (get, get, produce)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
