"""The tasks of a pool add to one global."""

from concurrent.futures import ThreadPoolExecutor

FEWEST_PREEMPTIONS = 1
total = 0


def add(n):
    global total
    total += n


def main():
    with ThreadPoolExecutor(max_workers=2) as pool:
        pool.submit(add, 1)
        pool.submit(add, 2)
    assert total == 3, total
