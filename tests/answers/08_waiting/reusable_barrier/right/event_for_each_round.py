# Each round has an event of its own.
import threading


class Barrier:
    def __init__(self, n):
        self.n = n
        self.here = 0
        self.lock = threading.Lock()
        self.open = threading.Event()

    def wait(self):
        with self.lock:
            mine = self.open
            self.here += 1
            if self.here == self.n:
                self.here = 0
                self.open = threading.Event()
                mine.set()
        mine.wait()
