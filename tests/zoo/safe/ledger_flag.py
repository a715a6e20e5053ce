"""Tellers deposit into one ledger; a semaphore keeps them apart."""

import enum
import threading
from contextlib import ExitStack
from dataclasses import dataclass, field


class Mode(enum.Enum):
    FREE = 1
    BUSY = 2


@dataclass(slots=True)
class Ledger:
    balance: int = 0
    mode: Mode = Mode.FREE
    gate: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(1))

    def deposit(self, amount):
        # Safe: the one permit is held over the whole update; ExitStack unwinds in reverse order, so
        # the mode is FREE again before the permit is given back.
        with ExitStack() as stack:
            stack.enter_context(self.gate)
            assert self.mode is Mode.FREE
            self.mode = Mode.BUSY
            stack.callback(setattr, self, "mode", Mode.FREE)
            self.balance += amount


def main():
    ledger = Ledger()
    tellers = [threading.Thread(target=ledger.deposit, args=(amount,)) for amount in (5, 7)]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    assert ledger.balance == 12, ledger.balance
