import itertools
import threading


class InsufficientFunds(Exception):
    pass


_numbers = itertools.count()
_tie = threading.Lock()


class Account:
    def __init__(self, balance=0):
        self._lock = threading.RLock()
        self._balance = balance
        self._history = []
        self._number = next(_numbers)

    def deposit(self, n):
        with self._lock:
            self._balance += n
            self._history.append(n)

    def withdraw(self, n):
        with self._lock:
            if self._balance < n:
                raise InsufficientFunds
            self._balance -= n
            self._history.append(-n)

    @property
    def balance(self):
        with self._lock:
            return self._balance

    @property
    def history(self):
        with self._lock:
            return list(self._history)

    def snapshot(self):
        with self._lock:
            return self._balance, tuple(self._history)

    def update(self, fn):
        with self._lock:
            old = self._balance
            new = fn(old)
            self._balance = new
            self._history.append(new - old)


def transfer(src, dst, n):
    def move():
        src.withdraw(n)
        dst.deposit(n)

    a, b = hash(src), hash(dst)
    if a < b:
        with src._lock:
            with dst._lock:
                move()
    elif a > b:
        with dst._lock:
            with src._lock:
                move()
    else:
        with _tie:
            with src._lock:
                with dst._lock:
                    move()
