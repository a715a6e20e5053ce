# balance and history are plain attributes.
import itertools
import threading

order = itertools.count()


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.history = []
        self.lock = threading.Lock()
        self.order = next(order)

    def _add(self, n):
        self.balance += n
        self.history.append(n)

    def deposit(self, n):
        with self.lock:
            self._add(n)

    def withdraw(self, n):
        with self.lock:
            if n > self.balance:
                raise InsufficientFunds(n)
            self._add(-n)

    def snapshot(self):
        with self.lock:
            return (self.balance, tuple(self.history))

    def update(self, fn):
        with self.lock:
            self._add(fn(self.balance) - self.balance)


def transfer(src, dst, n):
    if src is dst:
        with src.lock:
            if n > src.balance:
                raise InsufficientFunds(n)
        return
    first, second = (src, dst) if src.order < dst.order else (dst, src)
    with first.lock:
        with second.lock:
            if n > src.balance:
                raise InsufficientFunds(n)
            src._add(-n)
            dst._add(n)
