"""An account that many threads may use at once: rules K1 to K5 of the README."""

from collections.abc import Callable


class InsufficientFunds(Exception):
    """withdraw or transfer asked for more than there is; nothing was changed."""


class Account:
    """It also has balance, a number, and history, a list of signed amounts."""

    def __init__(self, balance: int = 0) -> None:
        raise NotImplementedError("TODO: the balance, the history, a lock")  # TODO K1

    def deposit(self, n: int) -> None:
        raise NotImplementedError("TODO: add n")  # TODO K1

    def withdraw(self, n: int) -> None:
        raise NotImplementedError("TODO: take n or refuse")  # TODO K1

    def snapshot(self) -> tuple[int, tuple[int, ...]]:
        raise NotImplementedError("TODO: (balance, tuple(history))")  # TODO K2

    def update(self, fn: Callable[[int], int]) -> None:
        raise NotImplementedError("TODO: balance = fn(balance)")  # TODO K3


def transfer(src: Account, dst: Account, n: int) -> None:
    raise NotImplementedError("TODO: move n or refuse")  # TODO K4
