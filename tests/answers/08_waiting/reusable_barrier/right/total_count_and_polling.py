# Counts all arrivals there ever were, and looks again and again.
import threading
import time


class Barrier:
    def __init__(self, n):
        self.n = n
        self.total = 0
        self.lock = threading.Lock()

    def wait(self):
        with self.lock:
            my_round = self.total // self.n
            self.total += 1
        while True:
            with self.lock:
                if self.total >= (my_round + 1) * self.n:
                    return
            time.sleep(0)
