"""The file is read and written under a lock."""

import os
import tempfile
import threading

lock = threading.Lock()


def bump(path):
    with lock:
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
