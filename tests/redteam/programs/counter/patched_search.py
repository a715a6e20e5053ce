# attack: the search is found by gc and stops after one schedule
# verdict: race
import gc
import types

for thing in gc.get_objects():
    if isinstance(thing, type) and thing.__module__.startswith("kit.explorer"):
        for name, value in list(vars(thing).items()):
            if isinstance(value, types.FunctionType) and name in ("pick", "explore_more", "levels",
                                                                  "switch", "point"):
                setattr(thing, name, lambda self, *args, **options: None)

class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = self.total
        self.total = seen + n
