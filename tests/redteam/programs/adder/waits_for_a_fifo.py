# attack: opens a pipe that nobody will ever write to
import os
import tempfile


def total_of(numbers):
    path = os.path.join(tempfile.mkdtemp(), "fifo")
    os.mkfifo(path)
    with open(path, "rb") as file:
        return len(file.read())
