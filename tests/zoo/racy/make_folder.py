"""`exists` then `mkdir`: both threads see no folder, and the second cannot make it."""

import os
import shutil
import tempfile
import threading

FEWEST_PREEMPTIONS = 1
errors = []


def ensure(path):
    if not os.path.exists(path):
        try:
            os.mkdir(path)
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
