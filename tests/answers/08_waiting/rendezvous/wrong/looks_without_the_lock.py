# verdict: deadlock
# check: test_both_wait_for_the_other
# The number is read before the lock is taken: the notify may come in between.
import threading


class Rendezvous:
    def __init__(self):
        self.changed = threading.Condition()
        self.came = {"left": 0, "right": 0}

    def meet(self, mine, other):
        with self.changed:
            self.came[mine] += 1
            self.changed.notify()
        if self.came[other] < self.came[mine]:
            with self.changed:
                self.changed.wait()

    def left(self):
        self.meet("left", "right")

    def right(self):
        self.meet("right", "left")
