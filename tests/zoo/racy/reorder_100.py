"""Ninety-nine setters store `a` then `b`; a checker looks in between."""

import threading

FEWEST_PREEMPTIONS = 1
a = b = 0


def set_both():
    global a, b
    a = 1
    b = -1


def check():
    first, second = a, b
    assert (first, second) in ((0, 0), (1, -1)), (first, second)


def main():
    threads = [
        *(threading.Thread(target=set_both) for _ in range(99)),
        threading.Thread(target=check),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
