# attack: a crash in C
import ctypes

def total_of(numbers):
    return ctypes.string_at(0)
