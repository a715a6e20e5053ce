# dict.setdefault is one step, so no other lock is needed.
import threading


class OnceCache:
    def __init__(self):
        self.cells = {}

    def get(self, key, make):
        lock, found = self.cells.setdefault(key, (threading.Lock(), []))
        with lock:
            if not found:
                found.append(make())
            return found[0]
