"""Philosophers who put the first fork back when the second is taken."""

import threading
import time

forks = [threading.Lock(), threading.Lock()]
meals = []


def dine(me):
    left, right = forks[me], forks[1 - me]
    while True:
        left.acquire()
        if right.acquire(blocking=False):
            meals.append(me)
            right.release()
            left.release()
            return
        left.release()
        time.sleep(0.001 * (me + 1))


def main():
    threads = [threading.Thread(target=dine, args=(me,)) for me in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(meals) == [0, 1]
