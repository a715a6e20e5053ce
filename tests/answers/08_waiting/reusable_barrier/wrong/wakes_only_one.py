# verdict: deadlock
# check: test_all_wait_for_all
# notify() wakes one of two.
import threading


class Barrier:
    def __init__(self, n):
        self.n = n
        self.here = 0
        self.round = 0
        self.changed = threading.Condition()

    def wait(self):
        with self.changed:
            mine = self.round
            self.here += 1
            if self.here == self.n:
                self.here = 0
                self.round += 1
                self.changed.notify()
            while self.round == mine:
                self.changed.wait()
