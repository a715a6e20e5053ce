import functools
import itertools
import threading


class InsufficientFunds(Exception):
    pass


_numbers = itertools.count()


def locked(method):
    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        with self._lock:
            return method(self, *args, **kwargs)

    return wrapper


class Account:
    def __init__(self, balance=0):
        self._lock = threading.RLock()
        self._balance = balance
        self._history = []
        self._number = next(_numbers)

    @locked
    def deposit(self, n):
        self._balance += n
        self._history.append(n)

    @locked
    def withdraw(self, n):
        if self._balance < n:
            raise InsufficientFunds
        self._balance -= n
        self._history.append(-n)

    @property
    @locked
    def balance(self):
        return self._balance

    history = property(locked(lambda self: self._history[:]))

    @locked
    def snapshot(self):
        return (self._balance, tuple(self._history))

    @locked
    def update(self, fn):
        change = fn(self._balance) - self._balance
        self._balance += change
        self._history.append(change)


def transfer(src, dst, n):
    first, second = sorted((src, dst), key=lambda account: account._number)
    with first._lock, second._lock:
        src.withdraw(n)
        dst.deposit(n)
