# verdict: wrong
# check: test_caches_are_separate
# The values are in the class: all caches share them.
import threading


class OnceCache:
    values = {}
    locks = {}
    guard = threading.Lock()

    def get(self, key, make):
        with self.guard:
            lock = self.locks.setdefault(key, threading.Lock())
        with lock:
            if key not in self.values:
                self.values[key] = make()
            return self.values[key]
