import itertools
import threading


class InsufficientFunds(Exception):
    pass


_numbers = itertools.count()


class Account:
    def __init__(self, balance=0):
        self._lock = threading.RLock()
        self._state = (balance, ())
        self._number = next(_numbers)

    def deposit(self, n):
        with self._lock:
            balance, history = self._state
            self._state = (balance + n, history + (n,))

    def withdraw(self, n):
        with self._lock:
            balance, history = self._state
            if balance < n:
                raise InsufficientFunds(f"{balance} < {n}")
            self._state = (balance - n, (*history, -n))

    @property
    def balance(self):
        return self._state[0]

    @property
    def history(self):
        return list(self._state[1])

    def snapshot(self):
        return self._state

    def update(self, fn):
        with self._lock:
            balance, history = self._state
            new = fn(balance)
            self._state = (new, history + (new - balance,))


def transfer(src, dst, n):
    if src is dst:
        if src.balance < n:
            raise InsufficientFunds
        return
    first, second = sorted((src, dst), key=lambda account: account._number)
    with first._lock, second._lock:
        src.withdraw(n)
        dst.deposit(n)
