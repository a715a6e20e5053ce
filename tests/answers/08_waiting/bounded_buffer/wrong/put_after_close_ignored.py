# verdict: wrong
# check: test_after_close
# put after close does nothing and says nothing.
import threading
from collections import deque


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        self.closed = False
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            self.changed.wait_for(lambda: self.closed or len(self.items) < self.capacity)
            if not self.closed:
                self.items.append(item)
                self.changed.notify_all()

    def get(self):
        with self.changed:
            self.changed.wait_for(lambda: self.closed or self.items)
            if not self.items:
                raise Closed
            self.changed.notify_all()
            return self.items.popleft()

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()
