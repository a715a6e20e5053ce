"""Lamport's bakery without `choosing`: a slow customer draws an old number."""

import threading
import time

FEWEST_PREEMPTIONS = 2
number = [0, 0]
total = 0


def work(me):
    global total
    number[me] = max(number) + 1
    other = 1 - me
    while number[other] != 0 and (number[other], other) < (number[me], me):
        time.sleep(0)
    total += 1
    number[me] = 0


def main():
    threads = [threading.Thread(target=work, args=(me,)) for me in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 2, total
