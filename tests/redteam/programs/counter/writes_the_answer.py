# attack: takes seal and pipe from the frames and answers itself
import gc
import os
import sys

class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = self.total
        self.total = seen + n

def forge():
    from kit.cell.child import Ends, answer_of
    frame = sys._getframe()
    while frame is not None:
        request = frame.f_locals.get("request")
        if isinstance(request, dict) and "seal" in request:
            seal = request["seal"]
            ends = next(each for each in gc.get_objects() if type(each) is Ends)
            from kit.explorer.outcome import Exploration, Outcome, as_plain
            import inspect
            found = {"outcomes": [], "schedules": 70, "complete": True, "covered": "all",
                     "warnings": []}
            ends.answer_with(seal, answer_of("returned", value=found))
            os._exit(0)
        frame = frame.f_back

forge()
