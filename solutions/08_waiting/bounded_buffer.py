"""A buffer between threads that put and threads that get."""

import threading
from collections import deque


class Closed(Exception):
    """put after close, or get after close when there is nothing left."""


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._items: deque[object] = deque()
        self._closed = False
        self._lock = threading.Lock()
        # Two conditions on one lock: notify() on a single one might wake a putter where a
        # getter was meant, and the one who could go on would sleep for ever.
        self._room = threading.Condition(self._lock)
        self._filled = threading.Condition(self._lock)

    def put(self, item: object) -> None:
        with self._lock:
            # while, not if: between the notify and the waking somebody else may have come.
            while len(self._items) >= self._capacity and not self._closed:
                self._room.wait()
            if self._closed:
                raise Closed
            self._items.append(item)
            self._filled.notify()

    def get(self) -> object:
        with self._lock:
            while not self._items and not self._closed:
                self._filled.wait()
            if not self._items:  # closed, and nothing left
                raise Closed
            item = self._items.popleft()
            self._room.notify()
            return item

    def close(self) -> None:
        with self._lock:
            self._closed = True
            self._room.notify_all()  # everyone must look again, not only one
            self._filled.notify_all()
