# verdict: race|wrong|deadlock
# check: test_no_reader_beside_a_writer
# The writer looks at the number of readers, and then takes the lock.
import threading
import time


class RWLock:
    def __init__(self):
        self.readers = 0
        self.waiting = 0
        self.guard = threading.Lock()
        self.write_lock = threading.Lock()

    def acquire_read(self):
        with self.write_lock:
            with self.guard:
                self.readers += 1

    def release_read(self):
        with self.guard:
            self.readers -= 1

    def acquire_write(self):
        while self.readers:
            time.sleep(0.001)
        self.write_lock.acquire()

    def release_write(self):
        self.write_lock.release()
