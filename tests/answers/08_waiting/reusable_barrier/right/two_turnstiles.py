# Two phases, as in The Little Book of Semaphores.
from threading import Lock, Semaphore


class Barrier:
    def __init__(self, n):
        self.n, self.count = n, 0
        self.mutex = Lock()
        self.first, self.second = Semaphore(0), Semaphore(0)

    def wait(self):
        with self.mutex:
            self.count += 1
            if self.count == self.n:
                self.first.release(self.n)
        self.first.acquire()
        with self.mutex:
            self.count -= 1
            if self.count == 0:
                self.second.release(self.n)
        self.second.acquire()
