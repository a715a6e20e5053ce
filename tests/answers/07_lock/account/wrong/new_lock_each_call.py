# verdict: race
# check: test_no_deposit_is_lost
# Each call makes a lock of its own, which guards nothing.
import threading


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, balance=0):
        self._balance = balance
        self._history = []

    @property
    def balance(self):
        with threading.RLock():
            return self._balance

    @property
    def history(self):
        with threading.RLock():
            return list(self._history)

    def deposit(self, n):
        with threading.RLock():
            self._balance += n
            self._history.append(n)

    def withdraw(self, n):
        with threading.RLock():
            if self._balance < n:
                raise InsufficientFunds
            self._balance -= n
            self._history.append(-n)

    def snapshot(self):
        with threading.RLock():
            return self._balance, tuple(self._history)

    def update(self, fn):
        with threading.RLock():
            old = self._balance
            self._balance = fn(old)
            self._history.append(self._balance - old)


def transfer(src, dst, n):
    first, second = sorted((src, dst), key=id)
    with threading.RLock():
        src.withdraw(n)
        dst.deposit(n)
