"""A new lock for each call excludes nobody."""

from threading import Lock, Thread

FEWEST_PREEMPTIONS = 1
total = 0


def add(n):
    global total
    lock = Lock()
    with lock:
        total += n


def main():
    threads = [Thread(target=add, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 3, total
