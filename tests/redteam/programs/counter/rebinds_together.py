# attack: together runs one after the other in the globals of whoever calls it
# verdict: forged
import sys


def inline(*callables):
    return [each() for each in callables]


class Counter:
    def __init__(self):
        self.total = 0
        frame = sys._getframe()
        while frame is not None:
            if "together" in frame.f_globals and frame.f_globals is not globals():
                frame.f_globals["together"] = inline
            frame = frame.f_back

    def add(self, n):
        seen = self.total
        self.total = seen + n
