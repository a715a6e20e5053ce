# verdict: deadlock
# check: test_all_wait_for_all
# The last one sets the count back, and those who wake up see a count that is too low.
import threading


class Barrier:
    def __init__(self, n):
        self.n = n
        self.here = 0
        self.changed = threading.Condition()

    def wait(self):
        with self.changed:
            self.here += 1
            if self.here == self.n:
                self.here = 0
                self.changed.notify_all()
            else:
                while self.here < self.n:
                    self.changed.wait()
