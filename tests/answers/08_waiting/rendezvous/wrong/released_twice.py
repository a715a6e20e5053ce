# verdict: race|wrong
# check: test_they_meet_again
# The semaphore is released twice: one permit too many for the next meeting.
import threading


class Rendezvous:
    def __init__(self):
        self.l = threading.Semaphore(0)
        self.r = threading.Semaphore(0)

    def left(self):
        self.l.release()
        self.l.release()
        self.r.acquire()

    def right(self):
        self.r.release()
        self.l.acquire()
