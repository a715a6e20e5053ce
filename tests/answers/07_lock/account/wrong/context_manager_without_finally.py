# verdict: deadlock
# check: test_an_error_leaves_no_lock_held
# A context manager that does not give the lock back on an error.
import contextlib
import threading


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, balance=0):
        self._balance = balance
        self._history = []
        self._lock = threading.RLock()

    @contextlib.contextmanager
    def _held(self):
        self._lock.acquire()
        yield
        self._lock.release()

    @property
    def balance(self):
        with self._held():
            return self._balance

    @property
    def history(self):
        with self._held():
            return list(self._history)

    def deposit(self, n):
        with self._held():
            self._balance += n
            self._history.append(n)

    def withdraw(self, n):
        with self._held():
            if self._balance < n:
                raise InsufficientFunds
            self._balance -= n
            self._history.append(-n)

    def snapshot(self):
        with self._held():
            return self._balance, tuple(self._history)

    def update(self, fn):
        with self._held():
            old = self._balance
            self._balance = fn(old)
            self._history.append(self._balance - old)


def transfer(src, dst, n):
    first, second = sorted((src, dst), key=id)
    with first._lock, second._lock:
        src.withdraw(n)
        dst.deposit(n)
