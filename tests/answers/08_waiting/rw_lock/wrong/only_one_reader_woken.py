# verdict: deadlock
# check: test_a_writer_wakes_all_readers
# A writer that leaves wakes one of the readers.
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
            while self.writing or self.waiting:
                self.can_read.wait()
            self.readers += 1

    def release_read(self):
        with self.lock:
            self.readers -= 1
            if self.readers == 0:
                self.can_write.notify()

    def acquire_write(self):
        with self.lock:
            self.waiting += 1
            while self.writing or self.readers:
                self.can_write.wait()
            self.waiting -= 1
            self.writing = True

    def release_write(self):
        with self.lock:
            self.writing = False
            if self.waiting:
                self.can_write.notify()
            else:
                self.can_read.notify()
