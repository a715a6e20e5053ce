"""Two tasks of a pool of two wait for each other's future. Repaired."""

from concurrent.futures import Future, ThreadPoolExecutor

one, two = Future(), Future()


def first():
    one.set_result(1)
    found = two.result()
    return found


def second():
    found = one.result()
    two.set_result(2)
    return found


def main():
    with ThreadPoolExecutor(2) as pool:
        pool.submit(first)
        pool.submit(second)
