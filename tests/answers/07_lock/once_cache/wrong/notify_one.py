# verdict: deadlock
# check: test_made_once_for_three_threads
import threading


class OnceCache:
    def __init__(self):
        self._cond = threading.Condition()
        self._values = {}
        self._busy = set()

    def get(self, key, make):
        with self._cond:
            while key in self._busy:
                self._cond.wait()
            if key in self._values:
                return self._values[key]
            self._busy.add(key)
        try:
            value = make()
            with self._cond:
                self._values[key] = value
            return value
        finally:
            with self._cond:
                self._busy.discard(key)
                self._cond.notify()
