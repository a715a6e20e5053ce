# verdict: race
# check: test_made_once
# The key is marked before the value is there: the other thread gets the mark.
import threading


class OnceCache:
    def __init__(self):
        self.values = {}
        self.guard = threading.Lock()

    def get(self, key, make):
        with self.guard:
            mine = key not in self.values
            if mine:
                self.values[key] = None
        if mine:
            try:
                self.values[key] = make()
            except Exception:
                del self.values[key]
                raise
        return self.values[key]
