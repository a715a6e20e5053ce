"""A reader checks that the file is open; it is closed before it is used."""

import threading

FEWEST_PREEMPTIONS = 1


class File:
    def __init__(self):
        self.lines = ["one", "two"]

    def close(self):
        self.lines = None


file = File()


def read():
    if file.lines is not None:
        assert len(file.lines) == 2


def close():
    file.close()


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((read,), (close,))
