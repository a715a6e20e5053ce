# verdict: race|wrong
# check: test_it_can_be_used_again
# The Event is never cleared: from the second round on nobody waits.
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
            if self.here % self.n == 0:
                self.open.set()
        self.open.wait()
