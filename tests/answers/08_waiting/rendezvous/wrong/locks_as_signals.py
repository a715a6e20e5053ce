# verdict: race|wrong|deadlock
# check: test_they_meet_again
# A lock that the other side releases remembers one signal, not two.
import threading


class Rendezvous:
    def __init__(self):
        self.l, self.r = threading.Lock(), threading.Lock()
        self.l.acquire()
        self.r.acquire()

    def left(self):
        self.l.release()
        self.r.acquire()

    def right(self):
        self.r.release()
        self.l.acquire()
