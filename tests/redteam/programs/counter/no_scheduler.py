# attack: the scheduler's own methods are replaced on the instance and the class
import sys

scheduler = sys.modules["kit.explorer.scheduler"].SCHEDULER
for name in dir(scheduler):
    if not name.startswith("__") and callable(getattr(scheduler, name)):
        try:
            setattr(scheduler, name, lambda *args, **options: None)
        except (AttributeError, TypeError):
            pass

class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = self.total
        self.total = seen + n
