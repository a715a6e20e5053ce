"""An account that many threads may use at once."""

import itertools
import threading
from collections.abc import Callable

# next() on it is one step, so no two accounts share a number.
numbers = itertools.count()


class InsufficientFunds(Exception):
    """withdraw or transfer asked for more than there is; nothing was changed."""


class Account:
    """It also has balance, a number, and history, a list of signed amounts."""

    def __init__(self, balance: int = 0) -> None:
        self._balance = balance
        self._history: list[int] = []
        # One lock for each account (K5). It guards balance and history together, because
        # they must agree (K2). Reentrant, because update's fn may read balance (K3).
        self._lock = threading.RLock()
        self._number = next(numbers)

    @property
    def balance(self) -> int:
        with self._lock:
            return self._balance

    @property
    def history(self) -> list[int]:
        with self._lock:
            return list(self._history)  # a copy: the caller's list no longer changes

    def deposit(self, n: int) -> None:
        with self._lock:
            self._apply(n)

    def withdraw(self, n: int) -> None:
        with self._lock:  # the check and the change under one hold: no overdraft
            self._check(n)
            self._apply(-n)

    def snapshot(self) -> tuple[int, tuple[int, ...]]:
        with self._lock:
            return self._balance, tuple(self._history)

    def update(self, fn: Callable[[int], int]) -> None:
        with self._lock:  # `with` gives the lock back when fn raises
            self._apply(fn(self._balance) - self._balance)

    def _check(self, n: int) -> None:
        if self._balance < n:
            raise InsufficientFunds(f"{n} asked for, {self._balance} there")

    def _apply(self, n: int) -> None:
        self._balance += n
        self._history.append(n)


def transfer(src: Account, dst: Account, n: int) -> None:
    # Always the lower number first, whichever way the money goes: no circle of waiting.
    # When src is dst the same reentrant lock is taken twice, which is allowed.
    first, second = sorted((src, dst), key=lambda account: account._number)
    with first._lock, second._lock:
        src._check(n)
        src._apply(-n)
        dst._apply(n)
