# Looks again and again.
import threading
import time


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []
        self.closed = False
        self.lock = threading.Lock()

    def put(self, item):
        while True:
            with self.lock:
                if self.closed:
                    raise Closed
                if len(self.items) < self.capacity:
                    self.items.append(item)
                    return
            time.sleep(0.001)

    def get(self):
        while True:
            with self.lock:
                if self.items:
                    return self.items.pop(0)
                if self.closed:
                    raise Closed
            time.sleep(0.001)

    def close(self):
        with self.lock:
            self.closed = True
