"""`itertools.cycle` turns the wheel in one step."""

import itertools
import threading


class Wheel:
    def __init__(self, servers):
        self.cycle = itertools.cycle(servers)

    def next(self):
        return next(self.cycle)


def main():
    wheel, got = Wheel(["one", "two"]), []
    threads = [threading.Thread(target=lambda: got.append(wheel.next())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == ["one", "two"], got
