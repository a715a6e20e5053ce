# A flag that turns round; each thread remembers its own.
import threading


class Barrier:
    def __init__(self, n):
        self.n = self.left = n
        self.sense = False
        self.changed = threading.Condition()
        self.mine = threading.local()

    def wait(self):
        sense = self.mine.sense = not getattr(self.mine, "sense", False)
        with self.changed:
            self.left -= 1
            if self.left == 0:
                self.left = self.n
                self.sense = sense
                self.changed.notify_all()
            else:
                self.changed.wait_for(lambda: self.sense == sense)
