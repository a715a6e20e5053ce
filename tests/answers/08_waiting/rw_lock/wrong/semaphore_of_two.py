# verdict: deadlock
# check: test_readers_read_together
# Room for two readers; the third one waits.
import threading


class RWLock:
    def __init__(self):
        self.room = threading.Semaphore(2)
        self.entry = threading.Lock()

    def acquire_read(self):
        with self.entry:
            self.room.acquire()

    def release_read(self):
        self.room.release()

    def acquire_write(self):
        with self.entry:
            self.room.acquire()
            self.room.acquire()

    def release_write(self):
        self.room.release()
        self.room.release()
