"""A number in an `array` is read and written in two steps."""

import threading
from array import array

FEWEST_PREEMPTIONS = 1
cells = array("q", [0, 0])


def bump():
    cells[1] += 1


def main():
    threads = [threading.Thread(target=bump) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cells[1] == 2, cells[1]
