"""A lock taken without waiting decides who closes."""

import threading


class File:
    def __init__(self):
        self.closing = threading.Lock()
        self.closed = 0

    def close(self):
        if self.closing.acquire(blocking=False):
            self.closed += 1


def main():
    file = File()
    threads = [threading.Thread(target=file.close) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert file.closed == 1, file.closed
