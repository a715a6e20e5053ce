"""A generator that is not run to its end keeps the lock that it took."""

import threading

FEWEST_PREEMPTIONS = 0
lock = threading.Lock()
rows = [1, 2, 3]
kept = []


def walk():
    with lock:
        yield from rows


def first():
    steps = walk()
    kept.append(steps)
    return next(steps)


def main():
    threads = [threading.Thread(target=first) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
