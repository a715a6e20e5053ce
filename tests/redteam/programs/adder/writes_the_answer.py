# attack: takes seal and pipe from the frames and answers with noise
# verdict: forged
import gc
import os

def total_of(numbers):
    from kit.cell.child import Ends
    ends = next(each for each in gc.get_objects() if type(each) is Ends)
    os.write(ends.answer, b"returned" * 100)
    os._exit(0)
