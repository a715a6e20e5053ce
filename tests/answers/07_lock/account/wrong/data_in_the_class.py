# verdict: wrong
# check: test_accounts_are_separate
# The lock is in the instance, balance and history are in the class.
import threading


class InsufficientFunds(Exception):
    pass


class Account:
    _balance = 0
    _history = []

    def __init__(self, balance=0):
        Account._balance = balance
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
            Account._balance += n
            self._history.append(n)

    def withdraw(self, n):
        with self._lock:
            if self._balance < n:
                raise InsufficientFunds
            Account._balance -= n
            self._history.append(-n)

    def snapshot(self):
        with self._lock:
            return self._balance, tuple(self._history)

    def update(self, fn):
        with self._lock:
            old = self._balance
            Account._balance = fn(old)
            self._history.append(self._balance - old)


def transfer(src, dst, n):
    first, second = sorted((src, dst), key=id)
    with first._lock, second._lock:
        src.withdraw(n)
        dst.deposit(n)
