# verdict: deadlock|race
# check: test_nobody_is_left_behind|test_it_can_be_used_again
# Each one counts itself off when it leaves; a fast one comes back before the slow ones left.
import threading


class Barrier:
    def __init__(self, n):
        self.n = n
        self.here = 0
        self.changed = threading.Condition()

    def wait(self):
        with self.changed:
            self.here += 1
            self.changed.notify_all()
            while self.here < self.n:
                self.changed.wait()
            self.here -= 1
