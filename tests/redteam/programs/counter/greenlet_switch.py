# attack: greenlet itself is replaced in every module
import sys

for module in list(sys.modules.values()):
    if getattr(module, "__name__", "").startswith("kit."):
        for name in ("greenlet", "getcurrent"):
            if name in vars(module):
                setattr(module, name, None)

class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = self.total
        self.total = seen + n
