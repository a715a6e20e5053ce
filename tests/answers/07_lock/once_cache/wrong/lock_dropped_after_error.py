# verdict: race
# check: test_an_error_stops_nobody_else
# After an error the lock of the key is thrown away while others still wait for it.
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
            if key in self.values:
                return self.values[key]
            try:
                self.values[key] = make()
            except Exception:
                with self.guard:
                    self.locks.pop(key, None)
                raise
            return self.values[key]
