# verdict: race|wrong
# check: test_it_can_be_used_again
# Good for one round: the count never goes back, so the second round waits for nobody.
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
