# attack: both processes come out of add
import os

class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        os.fork()
        self.total += n
