"""A cache for many threads: each value is made once, however many threads ask for it."""

import threading
from collections.abc import Callable, Hashable


class OnceCache:
    def __init__(self) -> None:
        self._guard = threading.Lock()  # for the two dicts; never held while make runs
        self._locks: dict[Hashable, threading.Lock] = {}
        self._values: dict[Hashable, object] = {}

    def get(self, key: Hashable, make: Callable[[], object]) -> object:
        with self._guard:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:  # a lock for each key: the others who want this key wait here
            with self._guard:
                if key in self._values:
                    return self._values[key]
            value = make()  # if it raises, nothing was kept and the next one tries
            with self._guard:
                self._values[key] = value
            return value
