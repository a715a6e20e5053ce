"""The generator walks over a copy and holds no lock while it waits."""

import threading

lock = threading.Lock()
rows = [1, 2, 3]
kept = []


def walk():
    with lock:
        copy = list(rows)
    yield from copy


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
