# verdict: race|wrong
# check: test_one_reader_leaves_and_another_stays
"""A flag says that somebody reads, not how many: the first one to leave clears it."""
import threading


class RWLock:
    def __init__(self):
        self.changed = threading.Condition()
        self.reading = self.writing = False
        self.waiting = 0

    def acquire_read(self):
        with self.changed:
            while self.writing or self.waiting:
                self.changed.wait()
            self.reading = True

    def release_read(self):
        with self.changed:
            self.reading = False
            self.changed.notify_all()

    def acquire_write(self):
        with self.changed:
            self.waiting += 1
            while self.reading or self.writing:
                self.changed.wait()
            self.waiting -= 1
            self.writing = True

    def release_write(self):
        with self.changed:
            self.writing = False
            self.changed.notify_all()
