# verdict: deadlock|wrong|hung|race
# check: test_accounts_are_separate
from dataclasses import dataclass, field
import threading


class InsufficientFunds(Exception):
    pass


@dataclass(eq=False)
class Account:
    _balance: int = 0
    _lock: object = threading.RLock()
    _history: list = field(default_factory=list)

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
    first, second = sorted((src, dst), key=id)
    with first._lock, second._lock:
        src.withdraw(n)
        dst.deposit(n)
