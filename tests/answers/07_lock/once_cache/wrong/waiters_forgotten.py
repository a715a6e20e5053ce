# verdict: deadlock
# check: test_an_error_stops_nobody_else
# A make that raises never wakes those who wait for its event.
import threading


class OnceCache:
    def __init__(self):
        self.values = {}
        self.events = {}
        self.guard = threading.Lock()

    def get(self, key, make):
        with self.guard:
            mine = key not in self.events
            event = self.events.setdefault(key, threading.Event())
        if mine:
            try:
                self.values[key] = make()
            except Exception:
                with self.guard:
                    del self.events[key]
                raise
            event.set()
        event.wait()
        return self.values[key]
