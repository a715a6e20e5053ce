"""`makedirs` with `exist_ok` does not mind that the folder is there."""

import os
import shutil
import tempfile
import threading

errors = []


def ensure(path):
    try:
        os.makedirs(path, exist_ok=True)
    except FileExistsError:
        errors.append("it was there already")


def main():
    root = tempfile.mkdtemp()
    try:
        path = os.path.join(root, "logs")
        threads = [threading.Thread(target=ensure, args=(path,)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == [], errors
    finally:
        shutil.rmtree(root)
