"""A latch counts down without a lock; it never reaches zero."""

import threading

FEWEST_PREEMPTIONS = 1


class Latch:
    def __init__(self, count):
        self.count = count
        self.open = threading.Event()

    def count_down(self):
        self.count -= 1
        if self.count == 0:
            self.open.set()


def main():
    latch = Latch(2)
    for _ in range(2):
        threading.Thread(target=latch.count_down).start()
    latch.open.wait()
