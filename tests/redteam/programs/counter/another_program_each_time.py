# attack: remembers how often it was run, and is right in every run but each third
import sys
import threading

sys.kit_runs = getattr(sys, "kit_runs", 0) + 1
RACY = sys.kit_runs % 3 == 0


class Counter:
    def __init__(self):
        self.total = 0
        self.lock = threading.Lock()

    def add(self, n):
        if RACY:
            seen = self.total
            self.total = seen + n
        else:
            with self.lock:
                self.total += n
