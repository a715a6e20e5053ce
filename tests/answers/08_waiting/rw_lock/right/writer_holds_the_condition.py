# The classic of the cookbooks: a writer keeps the condition's lock while it is inside.
import threading


class RWLock:
    def __init__(self):
        self.entry = threading.Lock()
        self.ready = threading.Condition(threading.Lock())
        self.readers = 0

    def acquire_read(self):
        with self.entry:
            with self.ready:
                self.readers += 1

    def release_read(self):
        with self.ready:
            self.readers -= 1
            if not self.readers:
                self.ready.notify_all()

    def acquire_write(self):
        self.entry.acquire()
        self.ready.acquire()
        while self.readers > 0:
            self.ready.wait()

    def release_write(self):
        self.ready.release()
        self.entry.release()
