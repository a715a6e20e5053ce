# verdict: race|wrong
# check: test_both_wait_for_the_other
# The semaphores begin at 1.
import threading


class Rendezvous:
    def __init__(self):
        self.l = threading.Semaphore()
        self.r = threading.Semaphore()

    def left(self):
        self.l.release()
        self.r.acquire()

    def right(self):
        self.r.release()
        self.l.acquire()
