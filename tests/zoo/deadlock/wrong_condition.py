"""A bounded buffer with two conditions: who takes wakes the other takers."""

import threading

FEWEST_PREEMPTIONS = 0
lock = threading.Lock()
not_full, not_empty = threading.Condition(lock), threading.Condition(lock)
items = []


def put():
    for item in (1, 2):
        with lock:
            while len(items) == 1:
                not_full.wait()
            items.append(item)
            not_empty.notify()


def take():
    for _ in (1, 2):
        with lock:
            while not items:
                not_empty.wait()
            items.pop()
            not_empty.notify()


def main():
    threads = [threading.Thread(target=each) for each in [put, take]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
