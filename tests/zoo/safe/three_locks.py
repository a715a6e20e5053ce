"""Three threads and three locks, always taken in one order."""

import threading

a, b, c = threading.Lock(), threading.RLock(), threading.Condition()


def take(first, second):
    with first, second:
        pass


def main():
    threads = [threading.Thread(target=take, args=pair) for pair in ((a, b), (b, c), (a, c))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
