"""`map` of a pool returns the answers in order, whoever was first."""

from concurrent.futures import ThreadPoolExecutor


def square(n):
    return n * n


def main():
    with ThreadPoolExecutor(max_workers=3, thread_name_prefix="sq") as pool:
        assert list(pool.map(square, range(5))) == [0, 1, 4, 9, 16]
