# verdict: wrong|race
# check: test_one_thread_never_waits
# notify_all() when the condition's lock is not held.
import threading


class Barrier:
    def __init__(self, n):
        self.n = n
        self.here = 0
        self.round = 0
        self.changed = threading.Condition()

    def wait(self):
        last = False
        with self.changed:
            mine = self.round
            self.here += 1
            if self.here == self.n:
                self.here = 0
                self.round += 1
                last = True
        if last:
            self.changed.notify_all()
            return
        with self.changed:
            while self.round == mine:
                self.changed.wait()
