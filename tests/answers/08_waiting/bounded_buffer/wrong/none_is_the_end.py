# verdict: wrong|deadlock
# check: test_one_thread_alone|test_after_close
# None inside is the mark of the end, so None cannot be an item.
import queue


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.queue = queue.Queue(capacity)
        self.closed = False

    def put(self, item):
        if self.closed:
            raise Closed
        self.queue.put(item)

    def get(self):
        item = self.queue.get()
        if item is None:
            self.queue.put(None)
            raise Closed
        return item

    def close(self):
        self.closed = True
        self.queue.put(None)
