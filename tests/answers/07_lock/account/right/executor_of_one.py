# Each account has an executor of one thread that does all its changes.
from concurrent.futures import ThreadPoolExecutor


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self._history = []
        self._clerk = ThreadPoolExecutor(max_workers=1)

    def _do(self, work, *args):
        return self._clerk.submit(work, *args).result()

    def _book(self, n):
        self.balance += n
        self._history.append(n)

    def _take(self, n):
        if self.balance < n:
            raise InsufficientFunds(n)
        self._book(-n)

    @property
    def history(self):
        return self._do(list, self._history)

    def deposit(self, n):
        self._do(self._book, n)

    def withdraw(self, n):
        self._do(self._take, n)

    def snapshot(self):
        return self._do(lambda: (self.balance, tuple(self._history)))

    def update(self, fn):
        self._do(lambda: self._book(fn(self.balance) - self.balance))


def transfer(src, dst, n):
    src.withdraw(n)
    dst.deposit(n)
