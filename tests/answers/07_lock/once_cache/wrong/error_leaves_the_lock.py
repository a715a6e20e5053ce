# verdict: deadlock
# check: test_an_error_is_not_kept
# A make that raises leaves the lock of its key held.
import threading


class OnceCache:
    def __init__(self):
        self.values = {}
        self.locks = {}
        self.guard = threading.Lock()

    def get(self, key, make):
        with self.guard:
            lock = self.locks.setdefault(key, threading.Lock())
        lock.acquire()
        if key not in self.values:
            self.values[key] = make()
        lock.release()
        return self.values[key]
