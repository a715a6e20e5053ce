"""Counting down is locked, the test for zero is not: freed twice."""

import threading

FEWEST_PREEMPTIONS = 1


class Shared:
    def __init__(self):
        self.lock = threading.Lock()
        self.users = 2
        self.freed = 0

    def release(self):
        with self.lock:
            self.users -= 1
        if self.users == 0:
            self.freed += 1


def main():
    shared = Shared()
    threads = [threading.Thread(target=shared.release) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert shared.freed == 1, shared.freed
