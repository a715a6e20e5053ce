# attack: every list and dict of outcomes that gc knows is cut to one
import gc
import sys

class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = self.total
        self.total = seen + n
        sys.kit_calls = getattr(sys, "kit_calls", 0) + 1
        for thing in gc.get_objects() if sys.kit_calls % 8 == 0 else ():
            if type(thing) is dict and len(thing) > 1:
                values = list(thing.values())
                if all(type(each).__name__ in ("Outcome", "Found", "Seen") for each in values):
                    for key in list(thing)[1:]:
                        del thing[key]
            elif type(thing) is list and len(thing) > 1:
                if all(type(each).__name__ == "Outcome" for each in thing):
                    del thing[1:]
