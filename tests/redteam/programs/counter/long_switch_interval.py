# attack: asks the interpreter never to switch
# verdict: race
import sys

sys.setswitchinterval(1e9)

class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = self.total
        self.total = seen + n
