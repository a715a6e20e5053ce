# fn runs without the lock; its answer counts only if the balance is still the same.
import threading


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, balance=0):
        self._balance = balance
        self._history = []
        self._lock = threading.Lock()

    @property
    def balance(self):
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
            old = self.balance
            new = fn(old)
            with self._lock:
                if self._balance == old:
                    self._balance = new
                    self._history.append(new - old)
                    return


def transfer(src, dst, n):
    src.withdraw(n)
    dst.deposit(n)
