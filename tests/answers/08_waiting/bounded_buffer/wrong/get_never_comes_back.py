# verdict: deadlock|livelock
# check: test_they_wait
"""get waits for an item that nobody puts."""
import queue


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.items = queue.Queue(capacity)

    def put(self, item):
        self.items.put(item)

    def get(self):
        return queue.Queue().get()

    def close(self):
        pass
