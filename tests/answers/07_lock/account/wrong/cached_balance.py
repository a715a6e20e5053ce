# verdict: race
# check: test_snapshot_is_of_one_moment
# balance is the sum of history, remembered; the memory is forgotten outside of the lock.
import threading


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, balance=0):
        self._balance = balance
        self._history = []
        self._lock = threading.RLock()
        self._start = balance

    @property
    def balance(self):
        with self._lock:
            return self._balance

    @property
    def history(self):
        with self._lock:
            return list(self._history)

    def deposit(self, n):
        with self._lock:
            self._history.append(n)
        self._balance = self._start + sum(self._history)

    def withdraw(self, n):
        with self._lock:
            if self._balance < n:
                raise InsufficientFunds
            self._balance -= n
            self._history.append(-n)

    def snapshot(self):
        with self._lock:
            return self._balance, tuple(self._history)

    def update(self, fn):
        with self._lock:
            old = self._balance
            self._balance = fn(old)
            self._history.append(self._balance - old)


def transfer(src, dst, n):
    first, second = sorted((src, dst), key=id)
    with first._lock, second._lock:
        src.withdraw(n)
        dst.deposit(n)
