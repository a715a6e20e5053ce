# Two counters, one condition.
from threading import Condition


class Rendezvous:
    def __init__(self):
        self.came = [0, 0]
        self.changed = Condition()

    def meet(self, me):
        with self.changed:
            self.came[me] += 1
            number = self.came[me]
            self.changed.notify_all()
            self.changed.wait_for(lambda: self.came[1 - me] >= number)

    def left(self):
        self.meet(0)

    def right(self):
        self.meet(1)
