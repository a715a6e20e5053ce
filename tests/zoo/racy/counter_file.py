"""Two threads read a number from a file and write it back plus one."""

import os
import tempfile
import threading

FEWEST_PREEMPTIONS = 1


def bump(path):
    with open(path) as file:
        number = int(file.read())
    with open(path, "w") as file:
        file.write(str(number + 1))


def main():
    handle, path = tempfile.mkstemp()
    os.write(handle, b"0")
    os.close(handle)
    try:
        threads = [threading.Thread(target=bump, args=(path,)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with open(path) as file:
            text = file.read()
        assert text == "2", text
    finally:
        os.unlink(path)
