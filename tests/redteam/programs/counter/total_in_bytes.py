# attack: the race is in bytes that are packed and unpacked
import struct


class Counter:
    def __init__(self):
        self.data = bytearray(8)

    def add(self, n):
        (seen,) = struct.unpack_from("q", self.data)
        struct.pack_into("q", self.data, 0, seen + n)

    @property
    def total(self):
        return struct.unpack_from("q", self.data)[0]
