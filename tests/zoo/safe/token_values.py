"""Each station waits for its neighbour."""

import threading

values = [1, 2, 3, 4]
passed = [threading.Event() for _ in values]


def station(place):
    passed[place - 1].wait()
    values[place] = values[place - 1] + 1
    passed[place].set()


def first():
    values[0] = 10
    passed[0].set()


def main():
    threads = [
        threading.Thread(target=each)
        for each in [first, *[lambda place=place: station(place) for place in (1, 2, 3)]]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert values == [10, 11, 12, 13], values
