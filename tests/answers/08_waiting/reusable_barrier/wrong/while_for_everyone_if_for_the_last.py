# verdict: race|wrong
# check: test_it_can_be_used_again|test_nobody_is_left_behind|test_all_wait_for_all
# Waits once, whoever wakes it: every arrival wakes all.
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
            if self.here % self.n:
                self.changed.wait()
