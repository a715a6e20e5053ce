"""`next` on a counter from itertools is one step."""

import itertools
import threading

ids = itertools.count()
drawn = []


def take():
    drawn.extend([next(ids) for _ in range(2)])


def main():
    threads = [threading.Thread(target=take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(drawn) == [0, 1, 2, 3], drawn
