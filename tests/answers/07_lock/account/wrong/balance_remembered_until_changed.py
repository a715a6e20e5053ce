# verdict: race|wrong
# check: test_update_is_one_step
import itertools
import threading


class InsufficientFunds(Exception):
    pass


_numbers = itertools.count()


class Account:
    def __init__(self, balance=0):
        self._lock = threading.RLock()
        self._start = balance
        self._cached = balance
        self._history = []
        self._number = next(_numbers)

    def deposit(self, n):
        with self._lock:
            self._history.append(n)
            self._cached = None

    def withdraw(self, n):
        with self._lock:
            if self.balance < n:
                raise InsufficientFunds
            self._history.append(-n)
            self._cached = None

    @property
    def balance(self):
        if self._cached is None:
            self._cached = self._start + sum(self._history)
        return self._cached

    @property
    def history(self):
        with self._lock:
            return list(self._history)

    def snapshot(self):
        with self._lock:
            return self.balance, tuple(self._history)

    def update(self, fn):
        with self._lock:
            old = self.balance
            new = fn(old)
            self._history.append(new - old)
            self._cached = None


def transfer(src, dst, n):
    first, second = sorted((src, dst), key=lambda account: account._number)
    with first._lock, second._lock:
        src.withdraw(n)
        dst.deposit(n)
