# verdict: race|wrong
# check: test_opposite_transfers_never_deadlock
import itertools
import threading


class InsufficientFunds(Exception):
    pass


_numbers = itertools.count()


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
    with src._lock:
        if not dst._lock.acquire(timeout=0.1):
            return
        try:
            src.withdraw(n)
            dst.deposit(n)
        finally:
            dst._lock.release()
