# verdict: race
# check: test_no_deposit_is_lost
import itertools
import threading


class InsufficientFunds(Exception):
    pass


_numbers = itertools.count()


class Account:
    def __init__(self, balance=0):
        self._local = threading.local()
        self._balance = balance
        self._history = []
        self._number = next(_numbers)

    @property
    def _lock(self):
        if not hasattr(self._local, "lock"):
            self._local.lock = threading.RLock()
        return self._local.lock

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
    first, second = sorted((src, dst), key=lambda account: account._number)
    with first._lock, second._lock:
        src.withdraw(n)
        dst.deposit(n)
