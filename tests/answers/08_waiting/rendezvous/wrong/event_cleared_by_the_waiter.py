# verdict: deadlock|race
# check: test_they_meet_again
# The waiter clears the event after it woke up, perhaps after the other has set it anew.
import threading


class Rendezvous:
    def __init__(self):
        self.l = threading.Event()
        self.r = threading.Event()

    def left(self):
        self.l.set()
        self.r.wait()
        self.r.clear()

    def right(self):
        self.r.set()
        self.l.wait()
        self.l.clear()
