"""Two threads test that the file is open; both close it."""

import threading

FEWEST_PREEMPTIONS = 1


class File:
    def __init__(self):
        self.is_open = True
        self.closed = 0

    def close(self):
        if self.is_open:
            self.is_open = False
            self.closed += 1


def main():
    file = File()
    threads = [threading.Thread(target=file.close) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert file.closed == 1, file.closed
