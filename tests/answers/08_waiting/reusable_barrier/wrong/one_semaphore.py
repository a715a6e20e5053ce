# verdict: race|deadlock
# check: test_nobody_is_left_behind|test_it_can_be_used_again
# One semaphore for all rounds: a fast thread takes the permit of a slow one.
import threading


class Barrier:
    def __init__(self, n):
        self.n = n
        self.here = 0
        self.lock = threading.Lock()
        self.gate = threading.Semaphore(0)

    def wait(self):
        with self.lock:
            self.here += 1
            if self.here == self.n:
                self.here = 0
                self.gate.release(self.n)
        self.gate.acquire()
