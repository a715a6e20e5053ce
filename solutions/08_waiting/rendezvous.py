"""Two threads meet: neither goes on before the other one has come."""

import threading


class Rendezvous:
    def __init__(self) -> None:
        # Semaphores, not Events: an Event stays set, so it would open the second meeting too.
        # A semaphore counts: what is released once lets one through, once.
        self._left_came = threading.Semaphore(0)
        self._right_came = threading.Semaphore(0)

    def left(self) -> None:
        self._left_came.release()  # first say "here", then wait: the other order deadlocks
        self._right_came.acquire()

    def right(self) -> None:
        self._right_came.release()
        self._left_came.acquire()
