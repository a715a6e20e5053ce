# attack: writes noise into every descriptor
# verdict: forged
import os

for fd in range(3, 1024):
    try:
        os.write(fd, b"\0" * 64)
    except OSError:
        pass

class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = self.total
        self.total = seen + n
