# A message in each direction.
import queue


class Rendezvous:
    def __init__(self):
        self.to_left, self.to_right = queue.Queue(), queue.SimpleQueue()

    def left(self):
        self.to_right.put("here")
        self.to_left.get()

    def right(self):
        self.to_left.put("here")
        self.to_right.get()
