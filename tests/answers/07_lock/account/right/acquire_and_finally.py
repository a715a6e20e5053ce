# acquire, try, finally, release.
from threading import RLock


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, balance=0):
        self._initial = balance
        self._entries = []
        self._mutex = RLock()

    @property
    def balance(self):
        self._mutex.acquire()
        try:
            return self._initial + sum(self._entries)
        finally:
            self._mutex.release()

    @property
    def history(self):
        self._mutex.acquire()
        try:
            return self._entries[:]
        finally:
            self._mutex.release()

    def deposit(self, n):
        self._mutex.acquire()
        try:
            self._entries.append(n)
        finally:
            self._mutex.release()

    def withdraw(self, n):
        self._mutex.acquire()
        try:
            if self.balance < n:
                raise InsufficientFunds(f"only {self.balance}")
            self._entries.append(-n)
        finally:
            self._mutex.release()

    def snapshot(self):
        self._mutex.acquire()
        try:
            return self.balance, tuple(self._entries)
        finally:
            self._mutex.release()

    def update(self, fn):
        self._mutex.acquire()
        try:
            before = self.balance
            self._entries.append(fn(before) - before)
        finally:
            self._mutex.release()


def transfer(src, dst, n):
    one, two = (src, dst) if id(src) < id(dst) else (dst, src)
    one._mutex.acquire()
    try:
        two._mutex.acquire()
        try:
            src.withdraw(n)
            dst.deposit(n)
        finally:
            two._mutex.release()
    finally:
        one._mutex.release()
