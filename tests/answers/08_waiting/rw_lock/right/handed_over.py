# Whoever waits has an event of its own; who leaves decides who comes in.
import threading
from collections import deque


class RWLock:
    def __init__(self):
        self.lock = threading.Lock()
        self.line = deque()
        self.readers, self.writing = 0, False

    def let_in(self):
        while self.line:
            kind, event = self.line[0]
            if self.writing or (kind == "write" and self.readers):
                return
            self.line.popleft()
            if kind == "write":
                self.writing = True
            else:
                self.readers += 1
            event.set()

    def come(self, kind):
        event = threading.Event()
        with self.lock:
            self.line.append((kind, event))
            self.let_in()
        event.wait()

    def acquire_read(self):
        self.come("read")

    def acquire_write(self):
        self.come("write")

    def release_read(self):
        with self.lock:
            self.readers -= 1
            self.let_in()

    def release_write(self):
        with self.lock:
            self.writing = False
            self.let_in()
