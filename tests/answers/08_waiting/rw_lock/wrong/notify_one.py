# verdict: deadlock
# check: test_nobody_sleeps_for_ever|test_a_writer_wakes_all_readers
# A writer that leaves wakes one only.
import threading


class RWLock:
    def __init__(self):
        self.readers = 0
        self.writing = False
        self.waiting = 0
        self.changed = threading.Condition()

    def acquire_read(self):
        with self.changed:
            while self.writing or self.waiting:
                self.changed.wait()
            self.readers += 1

    def release_read(self):
        with self.changed:
            self.readers -= 1
            if not self.readers:
                self.changed.notify()

    def acquire_write(self):
        with self.changed:
            self.waiting += 1
            while self.writing or self.readers:
                self.changed.wait()
            self.waiting -= 1
            self.writing = True

    def release_write(self):
        with self.changed:
            self.writing = False
            self.changed.notify()
