# verdict: race|wrong
# check: test_nobody_comes
# Waits for a second, then goes on alone.
import threading


class Rendezvous:
    def __init__(self):
        self.l = threading.Semaphore(0)
        self.r = threading.Semaphore(0)

    def left(self):
        self.l.release()
        self.r.acquire(timeout=1)

    def right(self):
        self.r.release()
        self.l.acquire(timeout=1)
