# verdict: deadlock|race
# check: test_all_wait_for_all
# here += 1 is a read and a write: one arrival is lost.
import threading


class Barrier:
    def __init__(self, n):
        self.n = n
        self.here = 0
        self.gate = threading.Semaphore(0)

    def wait(self):
        self.here += 1
        if self.here == self.n:
            self.here = 0
            for _ in range(self.n):
                self.gate.release()
        self.gate.acquire()
