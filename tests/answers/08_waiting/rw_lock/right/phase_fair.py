# A writer that leaves lets in the readers who came meanwhile, before the next writer.
import threading


class RWLock:
    def __init__(self):
        self.changed = threading.Condition()
        self.readers = 0
        self.writing = False
        self.writers_waiting = 0
        self.readers_waiting = 0
        self.readers_admitted = 0

    def acquire_read(self):
        with self.changed:
            self.readers_waiting += 1
            while self.writing or (self.writers_waiting and not self.readers_admitted):
                self.changed.wait()
            self.readers_waiting -= 1
            if self.readers_admitted:
                self.readers_admitted -= 1
            self.readers += 1

    def release_read(self):
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()

    def acquire_write(self):
        with self.changed:
            self.writers_waiting += 1
            while self.writing or self.readers or self.readers_admitted:
                self.changed.wait()
            self.writers_waiting -= 1
            self.writing = True

    def release_write(self):
        with self.changed:
            self.writing = False
            self.readers_admitted = self.readers_waiting
            self.changed.notify_all()
