"""A barrier for n threads, ready for the next round at once."""

import threading


class Barrier:
    def __init__(self, n: int) -> None:
        self._n = n
        self._here = 0
        self._round = 0
        self._changed = threading.Condition()

    def wait(self) -> None:
        with self._changed:
            mine = self._round
            self._here += 1
            if self._here == self._n:  # the last one opens the next round and wakes all
                self._here = 0
                self._round += 1
                self._changed.notify_all()
            # Not "while here < n": a fast thread counts for the next round before the slow
            # ones have woken up. The number of the round never goes back.
            while self._round == mine:
                self._changed.wait()
