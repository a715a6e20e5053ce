# verdict: wrong
# check: test_an_error_is_not_kept
import threading


class OnceCache:
    def __init__(self):
        self._guard = threading.Lock()
        self._locks = {}
        self._values = {}

    def get(self, key, make):
        with self._guard:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            try:
                if key in self._values:
                    return self._values[key]
                self._values[key] = make()
            except KeyError:
                self._values[key] = None
            return self._values[key]
