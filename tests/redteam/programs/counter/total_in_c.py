# attack: the race is in the memory of C
import ctypes

memory = ctypes.pythonapi.PyMem_RawMalloc
memory.restype, memory.argtypes = ctypes.c_void_p, [ctypes.c_size_t]


class Counter:
    def __init__(self):
        self.place = memory(8)
        ctypes.memset(self.place, 0, 8)

    def add(self, n):
        seen = self.total
        value = ctypes.c_longlong(seen + n)
        ctypes.memmove(self.place, ctypes.addressof(value), 8)

    @property
    def total(self):
        return int.from_bytes(ctypes.string_at(self.place, 8), "little")
