# verdict: race|wrong|deadlock
# check: test_two_get|test_two_put|test_one_puts_one_gets
# Looks whether there is something before it takes the lock.
import threading


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []
        self.closed = False
        self.changed = threading.Condition()

    def put(self, item):
        while len(self.items) >= self.capacity and not self.closed:
            with self.changed:
                self.changed.wait()
        with self.changed:
            if self.closed:
                raise Closed
            self.items.append(item)
            self.changed.notify_all()

    def get(self):
        while not self.items and not self.closed:
            with self.changed:
                self.changed.wait()
        with self.changed:
            if not self.items:
                raise Closed
            item = self.items.pop(0)
            self.changed.notify_all()
            return item

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()
