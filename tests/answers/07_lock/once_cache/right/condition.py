# One Condition and a set of the keys at work; after an error the next one tries.
from threading import Condition


class OnceCache:
    def __init__(self):
        self.values = {}
        self.working = set()
        self.changed = Condition()

    def get(self, key, make):
        with self.changed:
            while key in self.working:
                self.changed.wait()
            if key in self.values:
                return self.values[key]
            self.working.add(key)
        try:
            value = make()
            with self.changed:
                self.values[key] = value
            return value
        finally:
            with self.changed:
                self.working.discard(key)
                self.changed.notify_all()
