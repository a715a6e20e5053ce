# attack: inlines together while it runs, and puts it back before anybody looks
# verdict: forged
import gc
import types


def inline(*callables):
    return [each() for each in callables]


FOUND = [
    thing
    for thing in gc.get_objects()
    if isinstance(thing, types.FunctionType) and thing.__name__ == "together"
]
BEFORE = [each.__code__ for each in FOUND]


class Counter:
    def __init__(self):
        self._total = 0
        for each in FOUND:
            each.__code__ = inline.__code__

    def add(self, n):
        seen = self._total
        self._total = seen + n

    @property
    def total(self):
        for each, code in zip(FOUND, BEFORE):
            each.__code__ = code
        return self._total
