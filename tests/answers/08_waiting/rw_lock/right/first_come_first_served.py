# A ticket for everyone: in the order in which they came.
import threading
from collections import deque


class RWLock:
    def __init__(self):
        self.changed = threading.Condition()
        self.line = deque()
        self.readers = 0
        self.writing = False

    def acquire_read(self):
        ticket = object()
        with self.changed:
            self.line.append(ticket)
            while self.line[0] is not ticket or self.writing:
                self.changed.wait()
            self.line.popleft()
            self.readers += 1
            self.changed.notify_all()

    def release_read(self):
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()

    def acquire_write(self):
        ticket = object()
        with self.changed:
            self.line.append(ticket)
            while self.line[0] is not ticket or self.writing or self.readers:
                self.changed.wait()
            self.line.popleft()
            self.writing = True

    def release_write(self):
        with self.changed:
            self.writing = False
            self.changed.notify_all()
