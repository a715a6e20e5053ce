"""Break it: find the schedule after which both threads of `transfer` wait for ever.

Thread A runs transfer(x, y, 3), thread B runs transfer(y, x, 5). Leave Account and
transfer as they are. The answer is a text of letters: each lets one thread take a step.
"""

import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


def transfer(src, dst, n):
    with src.lock:
        with dst.lock:
            src.balance -= n
            dst.balance += n


def schedule() -> str:
    """The letters, for instance "AAAB"."""
    raise NotImplementedError("TODO: a schedule that deadlocks")  # TODO
