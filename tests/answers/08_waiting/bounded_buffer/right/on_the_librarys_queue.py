# queue.Queue does the waiting; its own conditions wake everyone at the end.
import queue


class Closed(Exception):
    """Nothing more goes in."""


class BoundedBuffer(queue.Queue):
    def __init__(self, capacity):
        super().__init__(capacity)
        self.closed = False

    def put(self, item):
        with self.not_full:
            while self._qsize() >= self.maxsize and not self.closed:
                self.not_full.wait()
            if self.closed:
                raise Closed
            self._put(item)
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self._qsize():
                if self.closed:
                    raise Closed
                self.not_empty.wait()
            self.not_full.notify()
            return self._get()

    def close(self):
        with self.mutex:
            self.closed = True
            self.not_full.notify_all()
            self.not_empty.notify_all()
