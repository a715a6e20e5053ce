# verdict: race|deadlock|wrong
# check: test_no_reader_beside_a_writer
# The number of readers is changed without a lock.
import threading


class RWLock:
    def __init__(self):
        self.readers = 0
        self.turnstile = threading.Lock()
        self.empty = threading.Lock()

    def acquire_read(self):
        with self.turnstile:
            pass
        self.readers += 1
        if self.readers == 1:
            self.empty.acquire()

    def release_read(self):
        self.readers -= 1
        if self.readers == 0:
            self.empty.release()

    def acquire_write(self):
        self.turnstile.acquire()
        self.empty.acquire()

    def release_write(self):
        self.empty.release()
        self.turnstile.release()
