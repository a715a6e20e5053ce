# verdict: race|wrong
# check: test_writers_are_alone|test_no_reader_beside_a_writer|test_nobody_sleeps_for_ever
# After wait another writer may have come in.
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
            self.changed.notify_all()

    def acquire_write(self):
        with self.changed:
            self.waiting += 1
            if self.writing or self.readers:
                self.changed.wait()
            self.waiting -= 1
            self.writing = True

    def release_write(self):
        with self.changed:
            self.writing = False
            self.changed.notify_all()
