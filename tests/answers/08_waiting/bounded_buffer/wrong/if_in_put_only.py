# verdict: race|wrong|deadlock
# check: test_two_put|test_two_put_and_two_get
# get looks again, put does not: too many inside.
import threading


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []
        self.closed = False
        lock = threading.Lock()
        self.room = threading.Condition(lock)
        self.filled = threading.Condition(lock)

    def put(self, item):
        with self.room:
            if len(self.items) == self.capacity and not self.closed:
                self.room.wait()
            if self.closed:
                raise Closed
            self.items.append(item)
            self.filled.notify()

    def get(self):
        with self.filled:
            while not self.items:
                if self.closed:
                    raise Closed
                self.filled.wait()
            item = self.items.pop(0)
            self.room.notify()
            return item

    def close(self):
        with self.room:
            self.closed = True
            self.room.notify_all()
            self.filled.notify_all()
