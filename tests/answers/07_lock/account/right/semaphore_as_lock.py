# A semaphore of one as the lock; its owner may not take it twice.
from itertools import count
from threading import BoundedSemaphore


class InsufficientFunds(Exception):
    pass


class Account:
    _ticket = count()

    def __init__(self, balance=0):
        self.balance = balance
        self._history = ()
        self._one = BoundedSemaphore(1)
        self._rank = next(Account._ticket)

    @property
    def history(self):
        return list(self._history)

    def _book(self, n):
        self._history = (*self._history, n)
        self.balance += n

    def deposit(self, n):
        with self._one:
            self._book(n)

    def withdraw(self, n):
        with self._one:
            if n > self.balance:
                raise InsufficientFunds
            self._book(-n)

    def snapshot(self):
        with self._one:
            return self.balance, self._history

    def update(self, fn):
        with self._one:
            self._book(fn(self.balance) - self.balance)


def transfer(src, dst, n):
    sides = sorted({src._rank: src, dst._rank: dst}.items())
    for _, side in sides:
        side._one.acquire()
    try:
        if n > src.balance:
            raise InsufficientFunds
        src._book(-n)
        dst._book(n)
    finally:
        for _, side in sides:
            side._one.release()
