# verdict: race
# check: test_made_once
# Makes without the lock, stores with it: made twice.
import threading


class OnceCache:
    def __init__(self):
        self.values = {}
        self.lock = threading.Lock()

    def get(self, key, make):
        with self.lock:
            if key in self.values:
                return self.values[key]
        value = make()
        with self.lock:
            return self.values.setdefault(key, value)
