# verdict: wrong
# check: test_close_wakes_those_who_put
# Woken by close, put looks for room first: a get has made some meanwhile.
import threading


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []
        self.closed = False
        self.cond = threading.Condition()

    def put(self, item):
        with self.cond:
            if self.closed:
                raise Closed()
            self.cond.wait_for(lambda: len(self.items) < self.capacity or self.closed)
            if len(self.items) >= self.capacity:
                raise Closed()
            self.items.append(item)
            self.cond.notify_all()

    def get(self):
        with self.cond:
            self.cond.wait_for(lambda: self.items or self.closed)
            if not self.items:
                raise Closed()
            item = self.items.pop(0)
            self.cond.notify_all()
            return item

    def close(self):
        with self.cond:
            self.closed = True
            self.cond.notify_all()
