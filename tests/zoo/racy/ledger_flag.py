"""Tellers deposit into one ledger; a hand-made busy mode is to keep them apart.

Teller A is preempted between testing FREE and setting BUSY, teller B enters and is preempted
between reading and writing the balance, A deposits, B overwrites it (2 preemptions).
"""

import enum
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass

FEWEST_PREEMPTIONS = 2


class Mode(enum.Enum):
    FREE = 1
    BUSY = 2


@dataclass(slots=True)
class Ledger:
    balance: int = 0
    mode: Mode = Mode.FREE

    def deposit(self, amount):
        with ExitStack() as stack:
            while self.mode is Mode.BUSY:
                time.sleep(0.001)
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
