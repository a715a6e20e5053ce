# verdict: race|wrong
# check: test_all_wait_for_all
# Opens when n - 1 are here.
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
            if self.here + 1 >= self.n - 1:
                self.here = 0
                self.round += 1
                self.changed.notify_all()
                return
            self.here += 1
            while self.round == mine:
                self.changed.wait()
