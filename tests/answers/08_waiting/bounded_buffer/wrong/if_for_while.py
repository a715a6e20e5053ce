# verdict: race|wrong|deadlock
# check: test_two_get|test_two_put
# After wait somebody else may have taken the item, or the room.
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
            if len(self.items) == self.capacity and not self.closed:
                self.changed.wait()
            if self.closed:
                raise Closed
            self.items.append(item)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            if not self.items and not self.closed:
                self.changed.wait()
            if not self.items and self.closed:
                raise Closed
            item = self.items.pop(0)
            self.changed.notify_all()
            return item

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()
