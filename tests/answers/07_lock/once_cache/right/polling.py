import threading
import time


class OnceCache:
    def __init__(self):
        self.lock = threading.Lock()
        self.values = {}
        self.makers = set()

    def get(self, key, make):
        while True:
            with self.lock:
                if key in self.values:
                    return self.values[key]
                if key not in self.makers:
                    self.makers.add(key)
                    break
            time.sleep(0.001)
        try:
            value = make()
            with self.lock:
                self.values[key] = value
            return value
        finally:
            with self.lock:
                self.makers.discard(key)
