# attack: a handler at exit writes a better answer
import atexit
import gc
import os

def total_of(numbers):
    from kit.cell.child import Ends
    ends = next(each for each in gc.get_objects() if type(each) is Ends)
    atexit.register(os.write, ends.answer, b"x" * 64)
    return 0
