# verdict: deadlock
# check: test_all_wait_for_all
# Set and cleared at once: who has counted but does not wait yet misses it.
import threading


class Barrier:
    def __init__(self, n):
        self.n = n
        self.here = 0
        self.lock = threading.Lock()
        self.open = threading.Event()

    def wait(self):
        with self.lock:
            self.here += 1
            last = self.here == self.n
            if last:
                self.here = 0
                self.open.set()
                self.open.clear()
        if not last:
            self.open.wait()
