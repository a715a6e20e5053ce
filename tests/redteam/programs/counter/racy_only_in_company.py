# attack: right as long as it is alone
# verdict: race
import threading

class Counter:
    def __init__(self):
        self.total = 0
        self._lock = threading.Lock()

    def add(self, n):
        if threading.active_count() == 1:
            with self._lock:
                self.total += n
        else:
            seen = self.total
            self.total = seen + n
