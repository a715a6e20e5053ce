# verdict: wrong
# check: test_one_thread_alone
# A value of None counts as missing and is made again.
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
            value = self.values.get(key)
            if value is None:
                value = self.values[key] = make()
            return value
