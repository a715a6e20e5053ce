# attack: the same on the interpreter's own module, found by gc
import gc

for thing in gc.get_objects():
    if isinstance(thing, type) and thing.__name__ == "Thread":
        try:
            thing.start = lambda self: self.run()
            thing.join = lambda self, timeout=None: None
        except (AttributeError, TypeError):
            pass

class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = self.total
        self.total = seen + n
