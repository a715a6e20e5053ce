# verdict: deadlock
# check: test_readers_read_together
# One lock for all: readers wait for each other.
import threading


class RWLock:
    def __init__(self):
        self.lock = threading.Lock()

    def acquire_read(self):
        self.lock.acquire()

    def release_read(self):
        self.lock.release()

    acquire_write = acquire_read
    release_write = release_read
