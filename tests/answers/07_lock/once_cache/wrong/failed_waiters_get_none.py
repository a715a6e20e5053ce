# verdict: wrong|race
# check: test_an_error_stops_nobody_else
import threading


class OnceCache:
    def __init__(self):
        self.lock = threading.Lock()
        self.values = {}
        self.working = {}

    def get(self, key, make):
        with self.lock:
            if key in self.values:
                return self.values[key]
            event = self.working.get(key)
            if event is None:
                mine = self.working[key] = threading.Event()
        if event is not None:
            event.wait()
            with self.lock:
                return self.values.get(key)
        try:
            value = make()
            with self.lock:
                self.values[key] = value
            return value
        finally:
            with self.lock:
                del self.working[key]
            mine.set()
