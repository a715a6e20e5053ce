# The textbook's lock without starvation: who writes holds the turnstile.
import threading


class RWLock:
    def __init__(self):
        self.readers = 0
        self.mutex = threading.Lock()
        self.turnstile = threading.Lock()
        self.empty = threading.Semaphore(1)

    def acquire_read(self):
        with self.turnstile:
            pass
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
        self.turnstile.acquire()
        self.empty.acquire()

    def release_write(self):
        self.turnstile.release()
        self.empty.release()
