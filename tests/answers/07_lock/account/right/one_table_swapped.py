import threading
from typing import NamedTuple


class InsufficientFunds(Exception):
    pass


class State(NamedTuple):
    balance: int
    history: tuple


class Cell:
    """A compare-and-swap made of a lock that is held for two lines."""

    def __init__(self, value):
        self._value = value
        self._lock = threading.Lock()

    def get(self):
        return self._value

    def swap(self, old, new):
        with self._lock:
            if self._value is not old:
                return False
            self._value = new
            return True


_all = Cell({})
_names = iter(range(10**9))


class Account:
    """All states in one immutable table: a transfer is one swap of the table."""

    def __init__(self, balance=0):
        self._key = object()
        self._change(lambda table: State(balance, ()))

    def _change(self, make):
        while True:
            table = _all.get()
            new = make(table)
            if _all.swap(table, {**table, self._key: new}):
                return

    @property
    def _state(self):
        return _all.get()[self._key]

    def _plus(self, table, n):
        balance, history = table[self._key]
        if n < 0 and balance + n < 0:
            raise InsufficientFunds
        return State(balance + n, history + (n,))

    def deposit(self, n):
        self._change(lambda table: self._plus(table, n))

    def withdraw(self, n):
        self._change(lambda table: self._plus(table, -n))

    balance = property(lambda self: self._state.balance)
    history = property(lambda self: list(self._state.history))

    def snapshot(self):
        balance, history = self._state
        return balance, history

    def update(self, fn):
        while True:
            table = _all.get()
            state = table[self._key]
            new = fn(state.balance)
            changed = State(new, state.history + (new - state.balance,))
            while not _all.swap(table, {**table, self._key: changed}):
                table = _all.get()
                if table[self._key] is not state:
                    break
            else:
                return


def transfer(src, dst, n):
    while True:
        table = _all.get()
        new = dict(table)
        new[src._key] = src._plus(table, -n)
        new[dst._key] = dst._plus(new, n)
        if _all.swap(table, new):
            return
