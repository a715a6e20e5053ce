# verdict: race|wrong
# check: test_they_meet_again
# An Event stays set: the second meeting is open from the start.
import threading


class Rendezvous:
    def __init__(self):
        self.l = threading.Event()
        self.r = threading.Event()

    def left(self):
        self.l.set()
        self.r.wait()

    def right(self):
        self.r.set()
        self.l.wait()
