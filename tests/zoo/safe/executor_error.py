"""An exception in a task waits in its future until somebody asks."""

from concurrent.futures import ThreadPoolExecutor


def main():
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(int, "x")
        good = pool.submit(int, "7")
    assert good.result() == 7
    try:
        future.result()
    except ValueError:
        return
    raise AssertionError("the error was lost")
