# Account is a guarded thing; a decorator takes the lock.
import functools
import threading


class InsufficientFunds(Exception):
    pass


def guarded(method):
    @functools.wraps(method)
    def inside(self, *args):
        with self._lock:
            return method(self, *args)

    return inside


class Guarded:
    def __init__(self):
        self._lock = threading.RLock()


class Account(Guarded):
    def __init__(self, balance=0):
        super().__init__()
        self._balance, self._history = balance, []

    balance = property(guarded(lambda self: self._balance))
    history = property(guarded(lambda self: list(self._history)))

    @guarded
    def deposit(self, n):
        self._balance += n
        self._history += [n]

    @guarded
    def withdraw(self, n):
        if n > self._balance:
            raise InsufficientFunds
        self.deposit(-n)

    @guarded
    def snapshot(self):
        return self.balance, tuple(self.history)

    @guarded
    def update(self, fn):
        self.deposit(fn(self.balance) - self.balance)


def transfer(src, dst, n):
    if src is dst:
        if n > src.balance:
            raise InsufficientFunds
        return
    low, high = sorted([src, dst], key=id)
    with low._lock, high._lock:
        src.withdraw(n)
        dst.deposit(n)
