# verdict: race|wrong
# check: test_an_error_stops_nobody_else
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
        if not mine:
            event.wait()
            with self._lock:
                if key in self._values:
                    return self._values[key]
        try:
            value = make()
            with self._lock:
                self._values[key] = value
            return value
        finally:
            with self._lock:
                self._busy.pop(key, None)
            event.set()
