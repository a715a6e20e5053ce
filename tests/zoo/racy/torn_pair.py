"""A reader takes two fields one after the other; a writer changes both in between."""

import threading

FEWEST_PREEMPTIONS = 1


class Point:
    def __init__(self):
        self.x = 0
        self.y = 0

    def move(self, to):
        self.x = to
        self.y = to

    def read(self):
        return self.x, self.y


def main():
    point, seen = Point(), []
    threads = [
        threading.Thread(target=point.move, args=(5,)),
        threading.Thread(target=lambda: seen.append(point.read())),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen[0] in ((0, 0), (5, 5)), seen
