# verdict: wrong|race
# check: test_two_rendezvous_are_separate
# The semaphores belong to the class.
import threading


class Rendezvous:
    l = threading.Semaphore(0)
    r = threading.Semaphore(0)

    def left(self):
        self.l.release()
        self.r.acquire()

    def right(self):
        self.r.release()
        self.l.acquire()
