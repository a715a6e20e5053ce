# attack: a trace function changes what the scenario sees
import sys

class Counter:
    total = 0

    def add(self, n):
        frame = sys._getframe(1)
        while frame is not None:
            if {"a", "b"} <= frame.f_locals.keys():
                self.total = frame.f_locals["a"]
            frame = frame.f_back

def trace(frame, event, argument):
    return trace

sys.settrace(trace)
sys.setprofile(trace)
