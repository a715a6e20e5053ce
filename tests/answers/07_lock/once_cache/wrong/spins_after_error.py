# verdict: livelock|hung
# check: test_an_error_is_not_kept
import threading
import time


class OnceCache:
    def __init__(self):
        self._lock = threading.Lock()
        self._values = {}
        self._started = set()

    def get(self, key, make):
        with self._lock:
            first = key not in self._started
            self._started.add(key)
        if first:
            self._values[key] = make()
        while key not in self._values:
            time.sleep(0.01)
        return self._values[key]
