"""Lamport's bakery."""

import threading
import time

choosing = [False, False]
number = [0, 0]
total = 0


def work(me):
    global total
    choosing[me] = True
    number[me] = max(number) + 1
    choosing[me] = False
    other = 1 - me
    while choosing[other]:
        time.sleep(0)
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
