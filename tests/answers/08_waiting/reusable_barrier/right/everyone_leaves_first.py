# Counts out as it counts in: nobody comes in again before all have left.
import threading


class Barrier:
    def __init__(self, n):
        self.n = n
        self.here = 0
        self.leaving = False
        self.changed = threading.Condition()

    def wait(self):
        with self.changed:
            while self.leaving:
                self.changed.wait()
            self.here += 1
            if self.here == self.n:
                self.leaving = True
                self.changed.notify_all()
            while not self.leaving:
                self.changed.wait()
            self.here -= 1
            if self.here == 0:
                self.leaving = False
                self.changed.notify_all()
