# Two semaphores count room and items; who is woken by the close passes the wake-up on.
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
            return self.items.popleft()

    def close(self):
        with self.lock:
            if not self.closed:
                self.closed = True
                self.room.release()
                self.filled.release()
