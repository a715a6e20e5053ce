# The library's queue, asked again and again with a time-out.
import queue
import threading


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.queue = queue.Queue(capacity)
        self.end = threading.Event()
        self.lock = threading.Lock()

    def put(self, item):
        while True:
            with self.lock:
                if self.end.is_set():
                    raise Closed
                try:
                    return self.queue.put_nowait(item)
                except queue.Full:
                    pass
            self.end.wait(0.01)

    def get(self):
        while True:
            closed = self.end.is_set()
            try:
                return self.queue.get(timeout=0.01)
            except queue.Empty:
                if closed:
                    raise Closed from None

    def close(self):
        with self.lock:
            self.end.set()
