# verdict: race|wrong
# check: test_no_writer_starves
# Readers come in as long as no writer is inside.
import threading


class RWLock:
    def __init__(self):
        self.readers = 0
        self.writing = False
        self.changed = threading.Condition()

    def acquire_read(self):
        with self.changed:
            while self.writing:
                self.changed.wait()
            self.readers += 1

    def release_read(self):
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()

    def acquire_write(self):
        with self.changed:
            while self.writing or self.readers:
                self.changed.wait()
            self.writing = True

    def release_write(self):
        with self.changed:
            self.writing = False
            self.changed.notify_all()
