# verdict: race|wrong|deadlock
# check: test_it_can_be_used_again|test_nobody_is_left_behind
# The first gate is released once too often: somebody passes it early, and is missing later.
import threading


class Barrier:
    def __init__(self, n):
        self.n, self.count = n, 0
        self.mutex = threading.Lock()
        self.first, self.second = threading.Semaphore(0), threading.Semaphore(0)

    def wait(self):
        with self.mutex:
            self.count += 1
            if self.count == self.n:
                self.first.release(self.n + 1)
        self.first.acquire()
        with self.mutex:
            self.count -= 1
            if self.count == 0:
                self.second.release(self.n)
        self.second.acquire()
