# verdict: race
# check: test_made_once
# The check is outside of the lock and not repeated inside.
import threading


class OnceCache:
    def __init__(self):
        self.values = {}
        self.lock = threading.Lock()
        self.locks = {}

    def get(self, key, make):
        if key in self.values:
            return self.values[key]
        with self.lock:
            lock = self.locks.setdefault(key, threading.Lock())
        with lock:
            self.values[key] = make()
            return self.values[key]
