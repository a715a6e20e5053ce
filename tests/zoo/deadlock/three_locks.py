"""Three threads and three locks in a circle, taken with `with a, b`."""

import threading

FEWEST_PREEMPTIONS = 1
a, b, c = threading.Lock(), threading.RLock(), threading.Condition()


def take(first, second):
    with first, second:
        pass


def main():
    threads = [threading.Thread(target=take, args=pair) for pair in ((a, b), (b, c), (c, a))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
