# Looks again and again, under one lock.
import threading
import time


class RWLock:
    def __init__(self):
        self.guard = threading.Lock()
        self.readers = 0
        self.writers = 0  # inside or waiting
        self.writing = False

    def acquire_read(self):
        while True:
            with self.guard:
                if not self.writers:
                    self.readers += 1
                    return
            time.sleep(0.001)

    def release_read(self):
        with self.guard:
            self.readers -= 1

    def acquire_write(self):
        with self.guard:
            self.writers += 1
        while True:
            with self.guard:
                if not self.readers and not self.writing:
                    self.writing = True
                    return
            time.sleep(0.001)

    def release_write(self):
        with self.guard:
            self.writing = False
            self.writers -= 1
