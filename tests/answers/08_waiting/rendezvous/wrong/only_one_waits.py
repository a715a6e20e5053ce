# verdict: race|wrong
# check: test_both_wait_for_the_other
# left waits for right, right waits for nobody.
import threading


class Rendezvous:
    def __init__(self):
        self.r = threading.Semaphore(0)

    def left(self):
        self.r.acquire()

    def right(self):
        self.r.release()
