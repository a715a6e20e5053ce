# verdict: wrong
# check: test_after_close
# A closed and empty buffer gives None, which could be an item.
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
            self.changed.wait_for(lambda: self.closed or len(self.items) < self.capacity)
            if self.closed:
                raise Closed
            self.items.append(item)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            self.changed.wait_for(lambda: self.closed or self.items)
            self.changed.notify_all()
            return self.items.pop(0) if self.items else None

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()
