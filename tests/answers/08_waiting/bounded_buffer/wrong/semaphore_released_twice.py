# verdict: race|wrong
# check: test_one_puts_one_gets|test_two_put
# get gives back two places for one item.
import threading
from collections import deque


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.items = deque()
        self.lock = threading.Lock()
        self.room = threading.Semaphore(capacity)
        self.filled = threading.Semaphore(0)
        self.closed = False

    def put(self, item):
        self.room.acquire()
        with self.lock:
            if self.closed:
                self.room.release()
                raise Closed
            self.items.append(item)
            self.filled.release()

    def get(self):
        self.filled.acquire()
        with self.lock:
            if not self.items:
                self.filled.release()
                raise Closed
            self.room.release()
            self.room.release()
            return self.items.popleft()

    def close(self):
        with self.lock:
            self.closed = True
            self.room.release()
            self.filled.release()
