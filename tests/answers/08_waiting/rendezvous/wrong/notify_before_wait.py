# verdict: deadlock
# check: test_both_wait_for_the_other
# A lost wake-up: who notifies before the other one waits is not heard.
import threading


class Rendezvous:
    def __init__(self):
        self.changed = threading.Condition()

    def meet(self):
        with self.changed:
            self.changed.notify()
            self.changed.wait()

    left = right = meet
