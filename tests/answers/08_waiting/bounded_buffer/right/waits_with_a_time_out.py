# Waits on the condition with a time-out and looks again; a close needs no notify then.
import threading
from collections import deque


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self._capacity = capacity
        self._items = deque()
        self._closed = threading.Event()
        self._changed = threading.Condition(threading.RLock())

    def put(self, item):
        with self._changed:
            while not self._closed.is_set() and len(self._items) >= self._capacity:
                self._changed.wait(0.05)
            if self._closed.is_set():
                raise Closed
            self._items.append(item)
            self._changed.notify_all()

    def get(self):
        with self._changed:
            while not self._items:
                if self._closed.is_set():
                    raise Closed
                self._changed.wait(timeout=0.05)
            item = self._items.popleft()
            self._changed.notify_all()
        return item

    def close(self):
        with self._changed:
            self._closed.set()
