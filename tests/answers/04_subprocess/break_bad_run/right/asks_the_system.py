"""F_GETPIPE_SZ says how much fits; a file instead of a pipe never blocks."""
import fcntl
import os
import subprocess
import tempfile


def smallest_output():
    ends = os.pipe()
    size = fcntl.fcntl(ends[1], fcntl.F_GETPIPE_SZ)
    for end in ends:
        os.close(end)
    return size + 1


def good_run(argv):
    with tempfile.TemporaryFile() as file:
        code = subprocess.call(argv, stdout=file)
        file.seek(0)
        return code, file.read()
