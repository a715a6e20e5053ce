# verdict: wrong|race
# check: test_they_wait
# > for >=: room for one more than capacity.
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
            while len(self.items) > self.capacity and not self.closed:
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
            self.changed.notify_all()
            return self.items.popleft()

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()
