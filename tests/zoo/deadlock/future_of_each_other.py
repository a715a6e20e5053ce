"""Two tasks of a pool of two wait for each other's future."""

from concurrent.futures import Future, ThreadPoolExecutor

FEWEST_PREEMPTIONS = 0
one, two = Future(), Future()


def first():
    found = two.result()
    one.set_result(1)
    return found


def second():
    found = one.result()
    two.set_result(2)
    return found


def main():
    with ThreadPoolExecutor(2) as pool:
        pool.submit(first)
        pool.submit(second)
