# attack: the race is in a file, which no explorer sees
import os
import tempfile


class Counter:
    def __init__(self):
        self.file, path = tempfile.mkstemp()
        os.unlink(path)
        os.pwrite(self.file, b"0", 0)

    def add(self, n):
        seen = self.total
        os.pwrite(self.file, b"%020d" % (seen + n), 0)

    @property
    def total(self):
        return int(os.pread(self.file, 20, 0))
