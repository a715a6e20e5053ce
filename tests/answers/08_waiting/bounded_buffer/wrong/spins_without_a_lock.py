# verdict: race|wrong
# check: test_two_put|test_two_get
# Busy waiting is fine, but looking and taking must be one step.


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []
        self.closed = False

    def put(self, item):
        while len(self.items) >= self.capacity and not self.closed:
            pass
        if self.closed:
            raise Closed
        self.items.append(item)

    def get(self):
        while not self.items and not self.closed:
            pass
        if not self.items:
            raise Closed
        return self.items.pop(0)

    def close(self):
        self.closed = True
