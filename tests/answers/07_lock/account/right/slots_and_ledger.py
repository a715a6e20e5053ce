# A ledger is the only truth; balance is its last line.
import threading


class InsufficientFunds(ArithmeticError):
    """Too little."""


class Account:
    __slots__ = ("_guard", "_ledger")

    def __init__(self, balance: int = 0) -> None:
        self._guard = threading.Lock()
        self._ledger = [(0, balance)]

    @property
    def balance(self) -> int:
        return self._ledger[-1][1]

    @property
    def history(self) -> list[int]:
        return [amount for amount, _ in self._ledger[1:]]

    def snapshot(self):
        with self._guard:
            return self.balance, tuple(self.history)

    def deposit(self, n):
        with self._guard:
            self._ledger.append((n, self.balance + n))

    def withdraw(self, n):
        with self._guard:
            self._take(n)

    def _take(self, n):
        left = self.balance - n
        if left < 0:
            raise InsufficientFunds(f"{n} of {self.balance}")
        self._ledger.append((-n, left))

    def update(self, fn):
        with self._guard:
            new = fn(self.balance)
            self._ledger.append((new - self.balance, new))


def transfer(src, dst, n):
    if src is dst:
        with src._guard:
            if src.balance < n:
                raise InsufficientFunds
            return
    guards = sorted((src._guard, dst._guard), key=id)
    with guards[0], guards[1]:
        src._take(n)
        dst._ledger.append((n, dst.balance + n))
