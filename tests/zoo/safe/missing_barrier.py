"""A barrier between the two phases."""

import threading

first = [None, None]
second = [None, None]
phase = threading.Barrier(2)


def work(i):
    first[i] = i + 1
    phase.wait()
    second[i] = first[1 - i] * 10


def main():
    threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert second == [20, 10], second
