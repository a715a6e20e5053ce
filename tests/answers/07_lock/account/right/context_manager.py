# One context manager takes any number of accounts in a fixed order.
import contextlib
import threading


class InsufficientFunds(Exception):
    pass


@contextlib.contextmanager
def holding(*accounts):
    ordered = sorted(set(accounts), key=id)
    for account in ordered:
        account._lock.acquire()
    try:
        yield
    finally:
        for account in reversed(ordered):
            account._lock.release()


class Account:
    def __init__(self, balance=0):
        self._lock = threading.RLock()
        self._amounts = [balance]

    @property
    def balance(self):
        with holding(self):
            return sum(self._amounts)

    @property
    def history(self):
        return list(self.snapshot()[1])

    def snapshot(self):
        with holding(self):
            return sum(self._amounts), tuple(self._amounts[1:])

    def deposit(self, n):
        with holding(self):
            self._amounts.append(n)

    def withdraw(self, n):
        with holding(self):
            if n > self.balance:
                raise InsufficientFunds
            self._amounts.append(-n)

    def update(self, fn):
        with holding(self):
            now = self.balance
            self._amounts.append(fn(now) - now)


def transfer(src, dst, n):
    with holding(src, dst):
        src.withdraw(n)
        dst.deposit(n)
