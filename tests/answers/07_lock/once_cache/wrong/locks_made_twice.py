# verdict: race
# check: test_made_once
# The locks of the keys are made by check-then-act.
import threading


class OnceCache:
    def __init__(self):
        self.values = {}
        self.locks = {}

    def get(self, key, make):
        if key not in self.locks:
            self.locks[key] = threading.Lock()
        with self.locks[key]:
            if key not in self.values:
                self.values[key] = make()
        return self.values[key]
