# attack: the code of together is replaced in place
# verdict: forged
import gc
import types

def inline(*callables):
    return [function() for function in callables]

for thing in gc.get_objects():
    if isinstance(thing, types.FunctionType) and thing.__name__ == "together":
        thing.__code__ = inline.__code__

class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = self.total
        self.total = seen + n
