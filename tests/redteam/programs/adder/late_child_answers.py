# attack: a child that outlives the call writes a better answer
import gc
import os
import select

def total_of(numbers):
    from kit.cell.child import Ends
    ends = next(each for each in gc.get_objects() if type(each) is Ends)
    if os.fork() == 0:
        os.setsid()
        select.select([], [], [], 0.05)
        os.write(ends.answer, b"x" * 64)
        os._exit(0)
    return 0
