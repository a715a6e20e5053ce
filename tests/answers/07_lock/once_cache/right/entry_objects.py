# An entry with its own lock for each key, and a mark for missing.
import threading

MISSING = object()


class Entry:
    def __init__(self):
        self.lock = threading.RLock()
        self.value = MISSING

    def get(self, make):
        if self.value is MISSING:
            with self.lock:
                if self.value is MISSING:
                    self.value = make()
        return self.value


class OnceCache:
    def __init__(self):
        self.entries = {}
        self.lock = threading.Lock()

    def get(self, key, make):
        with self.lock:
            if key not in self.entries:
                self.entries[key] = Entry()
            entry = self.entries[key]
        return entry.get(make)
