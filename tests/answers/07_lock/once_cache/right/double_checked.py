# Looks first without a lock, then again with the lock of the key.
import threading
from collections import defaultdict


class OnceCache:
    def __init__(self):
        self._lock = threading.Lock()
        self._locks = defaultdict(threading.Lock)
        self._values = {}

    def get(self, key, make):
        try:
            return self._values[key]
        except KeyError:
            pass
        with self._lock:
            lock = self._locks[key]
        with lock:
            if key in self._values:
                return self._values[key]
            self._values[key] = value = make()
            return value
