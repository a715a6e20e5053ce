# verdict: deadlock
# check: test_other_keys_do_not_wait
# One lock held during make: all keys wait.
import threading


class OnceCache:
    def __init__(self):
        self.values = {}
        self.lock = threading.Lock()

    def get(self, key, make):
        with self.lock:
            if key not in self.values:
                self.values[key] = make()
            return self.values[key]
