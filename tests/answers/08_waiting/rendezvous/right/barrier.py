# The library's own barrier.
import threading


class Rendezvous:
    def __init__(self):
        self.barrier = threading.Barrier(2)

    def left(self):
        self.barrier.wait()

    right = left
