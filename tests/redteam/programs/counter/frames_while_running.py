# attack: walks up the frames inside add and cuts the outcomes that it finds
import sys

class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = self.total
        self.total = seen + n
        frame = sys._getframe()
        while frame is not None:
            for value in list(frame.f_locals.values()):
                names = getattr(value, "__dict__", {})
                for inner in list(names.values()):
                    if isinstance(inner, dict) and "outcome" in str(type(inner)).lower():
                        inner.clear()
                if isinstance(names.get("outcomes"), (dict, list)):
                    names["outcomes"].clear()
            frame = frame.f_back
