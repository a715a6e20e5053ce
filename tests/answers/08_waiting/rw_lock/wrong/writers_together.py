# verdict: race|wrong
# check: test_writers_are_alone
# A writer waits for the readers, not for another writer.
import threading


class RWLock:
    def __init__(self):
        self.readers = 0
        self.writers = 0
        self.changed = threading.Condition()

    def acquire_read(self):
        with self.changed:
            while self.writers:
                self.changed.wait()
            self.readers += 1

    def release_read(self):
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()

    def acquire_write(self):
        with self.changed:
            self.writers += 1
            while self.readers:
                self.changed.wait()

    def release_write(self):
        with self.changed:
            self.writers -= 1
            self.changed.notify_all()
