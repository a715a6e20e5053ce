"""The tasks of a pool return their part; the caller adds them up."""

from concurrent.futures import ThreadPoolExecutor


def square(n):
    return n * n


def main():
    with ThreadPoolExecutor(max_workers=2) as pool:
        total = sum(pool.map(square, (1, 2)))
    assert total == 5, total
