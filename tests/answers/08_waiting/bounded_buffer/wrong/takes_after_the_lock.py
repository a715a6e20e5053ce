# verdict: race|wrong
# check: test_two_get
# Waits under the lock, takes the item after it was given back.
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
        with self.changed:
            while len(self.items) >= self.capacity and not self.closed:
                self.changed.wait()
            if self.closed:
                raise Closed
            self.items.append(item)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            while not self.items and not self.closed:
                self.changed.wait()
            if not self.items:
                raise Closed
        item = self.items.pop(0)
        with self.changed:
            self.changed.notify_all()
        return item

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()
