# verdict: race
# check: test_update_is_one_step
# update compares values: what was changed and changed back goes unseen in fn.
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
        while True:
            old = self._balance
            new = fn(old)
            if self._balance == old:
                self._balance = new
                self._history.append(new - old)
                return


def transfer(src, dst, n):
    first, second = sorted((src, dst), key=id)
    with first._lock, second._lock:
        src.withdraw(n)
        dst.deposit(n)
