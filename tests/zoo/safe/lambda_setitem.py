"""Each lambda writes a place of its own."""

import threading

cell = [0, 0]
bump = lambda i: cell.__setitem__(i, cell[i] + 1)  # noqa: E731


def main():
    threads = [threading.Thread(target=bump, args=(i,)) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cell == [1, 1], cell
