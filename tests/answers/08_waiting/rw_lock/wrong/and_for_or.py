# verdict: race|wrong
# check: test_no_reader_beside_a_writer|test_writers_are_alone
# A writer waits only when there are readers and a writer.
import threading


class RWLock:
    def __init__(self):
        self.readers = self.waiting = 0
        self.writing = False
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
            while self.writing and self.readers:
                self.changed.wait()
            self.waiting -= 1
            self.writing = True

    def release_write(self):
        with self.changed:
            self.writing = False
            self.changed.notify_all()
