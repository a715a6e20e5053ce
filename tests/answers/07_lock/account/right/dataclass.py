# A dataclass, a lock for each account, ordered by a counter.
import itertools
import threading
from contextlib import ExitStack
from dataclasses import dataclass, field

_ids = itertools.count(1)


class InsufficientFunds(Exception):
    pass


@dataclass(eq=False)
class Account:
    balance: int = 0
    history: list = field(default_factory=list)
    ident: int = field(default_factory=lambda: next(_ids))
    lock: object = field(default_factory=threading.RLock)

    def _record(self, amount):
        self.balance = self.balance + amount
        self.history.append(amount)

    def deposit(self, n):
        with self.lock:
            self._record(n)

    def withdraw(self, n):
        with self.lock:
            if self.balance - n < 0:
                raise InsufficientFunds(f"cannot take {n} from {self.balance}")
            self._record(-n)

    def snapshot(self):
        with self.lock:
            return self.balance, tuple(self.history)

    def update(self, fn):
        with self.lock:
            self._record(fn(self.balance) - self.balance)


def transfer(src, dst, n):
    with ExitStack() as stack:
        for account in sorted({src, dst}, key=lambda account: account.ident):
            stack.enter_context(account.lock)
        src.withdraw(n)
        dst.deposit(n)
