"""Both fields live in one tuple, which is replaced in one step."""

import threading


class Point:
    def __init__(self):
        self.at = (0, 0)

    def move(self, to):
        self.at = (to, to)

    def read(self):
        return self.at


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
