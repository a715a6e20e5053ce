"""A lambda calls `__setitem__` itself; the read before it is another step."""

import threading

FEWEST_PREEMPTIONS = 1
cell = [0]
bump = lambda: cell.__setitem__(0, cell[0] + 1)  # noqa: E731


def main():
    threads = [threading.Thread(target=bump) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cell == [2], cell
