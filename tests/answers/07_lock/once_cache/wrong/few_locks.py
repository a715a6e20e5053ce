# verdict: deadlock
# check: test_other_keys_do_not_wait
# Keys share a few locks by their hash, and one lock is held during make.
import threading


class OnceCache:
    def __init__(self):
        self.values = {}
        self.locks = [threading.Lock() for _ in range(8)]

    def get(self, key, make):
        with self.locks[hash(key) % len(self.locks)]:
            if key not in self.values:
                self.values[key] = make()
            return self.values[key]
