"""Each thread reads its neighbour's half before the neighbour has written it."""

import threading

FEWEST_PREEMPTIONS = 0
first = [None, None]
second = [None, None]


def work(i):
    first[i] = i + 1
    second[i] = first[1 - i] * 10


def main():
    threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert second == [20, 10], second
