# attack: Lock is replaced for everybody by one that does nothing
# verdict: race
import threading

class Open:
    def acquire(self, *args, **options): return True
    def release(self): pass
    def __enter__(self): return True
    def __exit__(self, *args): pass

threading.Lock = threading.RLock = threading._allocate_lock = Open

class Counter:
    def __init__(self):
        self.total = 0
        self._lock = threading.Lock()

    def add(self, n):
        with self._lock:
            seen = self.total
            self.total = seen + n
