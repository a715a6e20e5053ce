# An Event for each key at work; who waited looks again.
import threading


class OnceCache:
    def __init__(self):
        self.values, self.events = {}, {}
        self.guard = threading.Lock()

    def get(self, key, make):
        while True:
            with self.guard:
                if key in self.values:
                    return self.values[key]
                event = self.events.get(key)
                if event is None:
                    self.events[key] = threading.Event()
                    break
            event.wait()
        try:
            value = make()
            with self.guard:
                self.values[key] = value
            return value
        finally:
            with self.guard:
                self.events.pop(key).set()
