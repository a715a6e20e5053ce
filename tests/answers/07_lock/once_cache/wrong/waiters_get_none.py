# verdict: wrong|race
# check: test_made_once
import threading


class OnceCache:
    def __init__(self):
        self._lock = threading.Lock()
        self._values = {}
        self._busy = {}

    def get(self, key, make):
        with self._lock:
            if key in self._values:
                return self._values[key]
            event = self._busy.get(key)
            mine = event is None
            if mine:
                event = self._busy[key] = threading.Event()
        if mine:
            try:
                value = make()
                self._values[key] = value
                return value
            finally:
                del self._busy[key]
                event.set()
        event.wait()
        return self._values.get(key)
