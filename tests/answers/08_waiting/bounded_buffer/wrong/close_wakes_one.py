# verdict: deadlock
# check: test_close_wakes_those_who_get
# close wakes one of those who wait.
import threading
from collections import deque


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        self.closed = False
        self.lock = threading.Lock()
        self.room = threading.Condition(self.lock)
        self.filled = threading.Condition(self.lock)

    def put(self, item):
        with self.lock:
            while len(self.items) >= self.capacity and not self.closed:
                self.room.wait()
            if self.closed:
                raise Closed
            self.items.append(item)
            self.filled.notify()

    def get(self):
        with self.lock:
            while not self.items and not self.closed:
                self.filled.wait()
            if not self.items:
                raise Closed
            item = self.items.popleft()
            self.room.notify()
            return item

    def close(self):
        with self.lock:
            self.closed = True
            self.room.notify()
            self.filled.notify()
