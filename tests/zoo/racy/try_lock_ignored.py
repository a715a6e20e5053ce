"""The answer of `acquire(blocking=False)` is thrown away."""

import threading

FEWEST_PREEMPTIONS = 1
lock = threading.Lock()
total = 0


def add():
    global total
    lock.acquire(blocking=False)
    total += 1
    if lock.locked():
        lock.release()


def main():
    threads = [threading.Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 2, total
