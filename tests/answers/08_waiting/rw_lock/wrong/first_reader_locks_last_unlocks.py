# verdict: race|wrong
# check: test_no_writer_starves
# The first solution of the textbooks: right, but for the writer who never gets in.
import threading


class RWLock:
    def __init__(self):
        self.readers = 0
        self.mutex = threading.Lock()
        self.empty = threading.Semaphore(1)

    def acquire_read(self):
        with self.mutex:
            self.readers += 1
            if self.readers == 1:
                self.empty.acquire()

    def release_read(self):
        with self.mutex:
            self.readers -= 1
            if self.readers == 0:
                self.empty.release()

    def acquire_write(self):
        self.empty.acquire()

    def release_write(self):
        self.empty.release()
