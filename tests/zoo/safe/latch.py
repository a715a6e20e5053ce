"""A latch counts down under a condition."""

import threading


class Latch:
    def __init__(self, count):
        self.count = count
        self.changed = threading.Condition()

    def count_down(self):
        with self.changed:
            self.count -= 1
            if self.count == 0:
                self.changed.notify_all()

    def wait(self):
        with self.changed:
            while self.count > 0:
                self.changed.wait()


def main():
    latch = Latch(2)
    for _ in range(2):
        threading.Thread(target=latch.count_down).start()
    latch.wait()
