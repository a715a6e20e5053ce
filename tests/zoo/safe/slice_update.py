"""A slice is computed and stored under a lock."""

import threading

numbers = [1, 2]
lock = threading.Lock()


def raise_all():
    with lock:
        numbers[:] = [n + 1 for n in numbers]


def main():
    threads = [threading.Thread(target=raise_all) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert numbers == [3, 4], numbers
