# verdict: deadlock
# check: test_other_keys_do_not_wait
# One reentrant lock held during make: make may ask again, others still wait.
import threading


class OnceCache:
    def __init__(self):
        self.values = {}
        self.lock = threading.RLock()

    def get(self, key, make):
        with self.lock:
            if key not in self.values:
                self.values[key] = make()
            return self.values[key]
