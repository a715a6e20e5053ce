"""The test and the store of the best value are two steps; the best is overwritten."""

import threading

FEWEST_PREEMPTIONS = 1
best = 0


def offer(value):
    global best
    if value > best:
        best = value


def main():
    threads = [threading.Thread(target=offer, args=(n,)) for n in (3, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert best == 9, best
