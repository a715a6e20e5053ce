# A Condition as the lock, and a flag for who is at work.
import threading


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self._log = []
        self._free = threading.Condition()
        self._busy = False

    def _enter(self):
        with self._free:
            while self._busy:
                self._free.wait()
            self._busy = True

    def _leave(self):
        with self._free:
            self._busy = False
            self._free.notify()

    def _book(self, n):
        self._log.append(n)
        self.balance += n

    @property
    def history(self):
        self._enter()
        try:
            return list(self._log)
        finally:
            self._leave()

    def deposit(self, n):
        self._enter()
        try:
            self._book(n)
        finally:
            self._leave()

    def withdraw(self, n):
        self._enter()
        try:
            if self.balance < n:
                raise InsufficientFunds
            self._book(-n)
        finally:
            self._leave()

    def snapshot(self):
        self._enter()
        try:
            return self.balance, tuple(self._log)
        finally:
            self._leave()

    def update(self, fn):
        self._enter()
        try:
            self._book(fn(self.balance) - self.balance)
        finally:
            self._leave()


def transfer(src, dst, n):
    src.withdraw(n)
    dst.deposit(n)
