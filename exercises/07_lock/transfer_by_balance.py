"""A transfer with a fault. Read it, and break it in deadlock_schedule.py; change nothing here.

The idea is right: both threads take the two locks in the same order, whichever way the
money goes. The order is: the poorer account first.
"""

import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


def transfer(src, dst, n):
    first, second = src, dst
    if dst.balance < src.balance:
        first, second = dst, src
    with first.lock:
        with second.lock:
            src.balance -= n
            dst.balance += n


x = Account(20)
y = Account(22)


def thread_a():
    transfer(x, y, 1)


def thread_b():
    transfer(y, x, 5)
    transfer(y, x, 3)
