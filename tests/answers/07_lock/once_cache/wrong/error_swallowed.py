# verdict: wrong
# check: test_an_error_is_not_kept
# An error of make becomes None.
import threading


class OnceCache:
    def __init__(self):
        self.values = {}
        self.locks = {}
        self.guard = threading.Lock()

    def get(self, key, make):
        with self.guard:
            lock = self.locks.setdefault(key, threading.Lock())
        with lock:
            if key not in self.values:
                try:
                    self.values[key] = make()
                except Exception:
                    return None
            return self.values[key]
