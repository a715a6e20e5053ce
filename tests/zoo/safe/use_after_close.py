"""A reader checks that the file is open; it is closed before it is used. Repaired."""

import threading


class File:
    def __init__(self):
        self.lines = ["one", "two"]

    def close(self):
        self.lines = None


file = File()
lock = threading.Lock()


def read():
    with lock:
        if file.lines is not None:
            assert len(file.lines) == 2


def close():
    with lock:
        file.close()


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((read,), (close,))
