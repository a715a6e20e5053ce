# verdict: deadlock
# check: test_both_wait_for_the_other
# Each waits before it says that it is here.
import threading


class Rendezvous:
    def __init__(self):
        self.l = threading.Semaphore(0)
        self.r = threading.Semaphore(0)

    def left(self):
        self.r.acquire()
        self.l.release()

    def right(self):
        self.l.acquire()
        self.r.release()
