# attack: one answer of its own, and then the usual one
# verdict: forged
import gc
import sys

def total_of(numbers):
    from kit.cell.child import Ends, answer_of
    ends = next(each for each in gc.get_objects() if type(each) is Ends)
    frame = sys._getframe()
    while "request" not in frame.f_locals:
        frame = frame.f_back
    ends.answer_with(frame.f_locals["request"]["seal"], answer_of("returned", value=1))
    return 0
