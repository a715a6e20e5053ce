# A semaphore with many permits: a reader takes one, a writer takes all, one writer at a time.
import threading

MANY = 8


class RWLock:
    def __init__(self):
        self.permits = threading.Semaphore(MANY)
        self.entry = threading.Lock()

    def acquire_read(self):
        with self.entry:
            self.permits.acquire()

    def release_read(self):
        self.permits.release()

    def acquire_write(self):
        with self.entry:
            for _ in range(MANY):
                self.permits.acquire()

    def release_write(self):
        self.permits.release(MANY)
