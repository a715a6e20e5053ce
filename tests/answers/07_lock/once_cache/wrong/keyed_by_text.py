# verdict: wrong
# check: test_only_equal_keys_are_one_key
import threading


class OnceCache:
    def __init__(self):
        self._guard = threading.Lock()
        self._locks = {}
        self._values = {}

    def get(self, key, make):
        k = str(key)
        with self._guard:
            lock = self._locks.setdefault(k, threading.Lock())
        with lock:
            if k not in self._values:
                self._values[k] = make()
            return self._values[k]
