"""A number in an `array`, changed under a lock."""

import threading
from array import array

cells = array("q", [0, 0])
lock = threading.Lock()


def bump():
    with lock:
        cells[1] += 1


def main():
    threads = [threading.Thread(target=bump) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cells[1] == 2, cells[1]
