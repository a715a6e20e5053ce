# verdict: deadlock|livelock
# check: test_no_writer_starves
"""A writer waits for ever, and every reader behind it."""
import threading


class RWLock:
    def __init__(self):
        self.gate = threading.Lock()

    def acquire_read(self):
        with self.gate:
            pass

    def release_read(self):
        pass

    def acquire_write(self):
        self.gate.acquire()
        self.gate.acquire()

    def release_write(self):
        self.gate.release()
