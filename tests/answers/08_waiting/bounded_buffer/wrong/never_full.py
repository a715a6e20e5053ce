# verdict: wrong|race
# check: test_they_wait
# put never waits.
import threading
from collections import deque


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.items = deque(maxlen=None)
        self.closed = False
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            if self.closed:
                raise Closed
            self.items.append(item)
            self.changed.notify()

    def get(self):
        with self.changed:
            while not self.items and not self.closed:
                self.changed.wait()
            if not self.items:
                raise Closed
            return self.items.popleft()

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()
