# attack: Thread.start runs the target at once
# verdict: forged
import threading

def start(self):
    self.run()
    self._started.set()

threading.Thread.start = start
threading.Thread.join = lambda self, timeout=None: None

class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = self.total
        self.total = seen + n
