# Two conditions on one lock.
import threading


class RWLock:
    def __init__(self):
        self.lock = threading.Lock()
        self.can_read = threading.Condition(self.lock)
        self.can_write = threading.Condition(self.lock)
        self.readers = self.waiting = 0
        self.writing = False

    def acquire_read(self):
        with self.lock:
            self.can_read.wait_for(lambda: not self.writing and not self.waiting)
            self.readers += 1

    def release_read(self):
        with self.lock:
            self.readers -= 1
            if self.readers == 0:
                self.can_write.notify()

    def acquire_write(self):
        with self.lock:
            self.waiting += 1
            self.can_write.wait_for(lambda: not self.writing and not self.readers)
            self.waiting -= 1
            self.writing = True

    def release_write(self):
        with self.lock:
            self.writing = False
            if self.waiting:
                self.can_write.notify()
            else:
                self.can_read.notify_all()
