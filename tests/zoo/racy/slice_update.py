"""A slice is computed from the old list and stored over the new one."""

import threading

FEWEST_PREEMPTIONS = 1
numbers = [1, 2]


def raise_all():
    numbers[:] = [n + 1 for n in numbers]


def main():
    threads = [threading.Thread(target=raise_all) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert numbers == [3, 4], numbers
