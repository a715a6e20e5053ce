# verdict: race
# check: test_opposite_transfers_never_deadlock
# transfer does nothing when it cannot have the second lock at once.
import threading


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, balance=0):
        self._balance = balance
        self._history = []
        self._lock = threading.RLock()

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
            self._balance += n
            self._history.append(n)

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
    with src._lock:
        if dst._lock.acquire(blocking=False):
            try:
                src.withdraw(n)
                dst.deposit(n)
            finally:
                dst._lock.release()
