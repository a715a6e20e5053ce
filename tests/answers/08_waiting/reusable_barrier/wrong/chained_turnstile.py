# verdict: race|wrong
# check: test_it_can_be_used_again
# Each one lets the next one through, and the turnstile stays open for the next round.
import threading


class Barrier:
    def __init__(self, n):
        self.n = n
        self.here = 0
        self.lock = threading.Lock()
        self.turnstile = threading.Semaphore(0)

    def wait(self):
        with self.lock:
            self.here += 1
            if self.here == self.n:
                self.turnstile.release()
        self.turnstile.acquire()
        self.turnstile.release()
        with self.lock:
            self.here -= 1
